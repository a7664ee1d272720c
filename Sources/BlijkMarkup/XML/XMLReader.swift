package import BlijkBasics
import CExpat

/// Reads XML with Expat. It refuses a DOCTYPE, and with it all entities, of the file itself or from
/// elsewhere.
package struct XMLReader {
  /// What is wrong, and on which line.
  package struct Failure: Error {
    package let line: Int
    package let why: Message
  }

  private static let deepest = 64
  private static let mostElements = 20_000
  private static let mostAttributes = 500

  /// Reads a file, and returns its root element.
  package static func read(_ bytes: [UInt8]) throws(Failure) -> XMLElement {
    guard let parser = unsafe XML_ParserCreate("UTF-8") else {
      throw Failure(line: 1, why: Message(nl: "geen geheugen", en: "no memory"))
    }
    defer { unsafe XML_ParserFree(parser) }
    let builder = unsafe Builder(parser)
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(builder).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { unsafe Builder.of($0)?.start(name: $1, attributes: $2) },
      { data, _ in unsafe Builder.of(data)?.end() })
    unsafe XML_SetCharacterDataHandler(parser) { unsafe Builder.of($0)?.text($1, count: $2) }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      unsafe Builder.of(data)?.stop(
        Message(
          nl: "een DOCTYPE hoort hier niet; haal die regel weg",
          en: "a DOCTYPE does not belong here; remove that line"))
    }
    let status = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        unsafe XML_Parse(parser, characters.baseAddress, Int32(characters.count), 1)
      }
    }
    if let failure = builder.failure { throw failure }
    guard status == XML_STATUS_OK, let root = builder.root else {
      throw Failure(
        line: Int(unsafe XML_GetCurrentLineNumber(parser)),
        why: Message(nl: "dit is geen geldige XML", en: "this is not valid XML"))
    }
    return root
  }

  /// Gathers elements while Expat reads. It lives for one call, on one thread.
  @safe private final class Builder {
    private let parser: XML_Parser
    private var open: [XMLElement] = []
    /// The text of the innermost element so far: Expat gives it line by line.
    private var pending: [UInt8] = []
    private var count = 0
    private(set) var root: XMLElement?
    private(set) var failure: Failure?

    init(_ parser: XML_Parser) {
      unsafe self.parser = parser
    }

    static func of(_ data: UnsafeMutableRawPointer?) -> Builder? {
      unsafe data.map { unsafe Unmanaged<Builder>.fromOpaque($0).takeUnretainedValue() }
    }

    /// The bytes of the tag that Expat is reading.
    private var place: Range<Int> {
      let start = max(0, Int(unsafe XML_GetCurrentByteIndex(parser)))
      return start..<start + max(0, Int(unsafe XML_GetCurrentByteCount(parser)))
    }

    private var line: Int { Int(unsafe XML_GetCurrentLineNumber(parser)) }

    func start(
      name: UnsafePointer<CChar>?, attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
      guard let name = unsafe name, failure == nil else { return }
      var list: [(name: String, value: String)] = []
      var index = 0
      while list.count <= mostAttributes, let attributes = unsafe attributes,
        let key = unsafe attributes[index],
        let value = unsafe attributes[index + 1]
      {
        unsafe list.append((String(cString: key), String(cString: value)))
        index += 2
      }
      guard list.count <= mostAttributes else {
        stop(
          Message(
            nl: "een deel heeft te veel attributen: maximaal \(mostAttributes)",
            en: "a part has too many attributes: at most \(mostAttributes)"))
        return
      }
      flush()
      let place = place
      open.append(
        XMLElement(
          name: unsafe String(cString: name), attributes: list, line: line, opening: place,
          end: place.upperBound))
      count += 1
      if open.count > deepest || count > mostElements {
        stop(
          Message(
            nl: "te diep genest of te groot: maximaal \(deepest) diep en \(mostElements) delen",
            en: "nested too deep or too large: at most \(deepest) deep and \(mostElements) parts"))
      }
    }

    func end() {
      guard failure == nil else { return }
      flush()
      guard var element = open.popLast() else { return }
      element.end = place.upperBound
      if open.isEmpty {
        root = element
      } else {
        open[open.count - 1].children.append(.element(element))
      }
    }

    func text(_ characters: UnsafePointer<CChar>?, count: CInt) {
      guard failure == nil, !open.isEmpty, let characters = unsafe characters else { return }
      unsafe characters.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        unsafe pending.append(contentsOf: UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }

    private func flush() {
      guard !pending.isEmpty, !open.isEmpty else { return }
      open[open.count - 1].children.append(.text(String(decoding: pending, as: UTF8.self)))
      pending.removeAll(keepingCapacity: true)
    }

    func stop(_ why: Message) {
      if failure == nil { failure = Failure(line: line, why: why) }
      unsafe XML_StopParser(parser, 0)
    }
  }
}
