package import BlijkBasics
import CExpat

/// Reads XML with Expat piece by piece, for files that are too large to keep as a tree. It refuses a DOCTYPE,
/// and with it all entities. Elements of namespaces that do not count are passed over with all that is in
/// them.
package enum XMLStream {
  static let deepest = 64
  static let mostElements = 4_000_000
  /// The longest tag, and the longest text between two tags, in bytes. Expat goes over an unfinished tag again
  /// with every piece.
  static let longest = 1 << 20

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - namespaces: Those that count.
  ///   - listener: Who is told.
  ///   - next: The next piece; nil at the end.
  /// - Throws: `unreadable` when it is not XML as it should be, or what `listener` or `next` throws.
  package static func read(
    _ namespaces: Set<String>, to listener: any XMLListener,
    _ next: () throws(Problem) -> [UInt8]?
  ) throws(Problem) {
    guard let parser = unsafe XML_ParserCreate("UTF-8") else {
      throw Problem(.unreadable, nl: "geen geheugen", en: "no memory")
    }
    defer { unsafe XML_ParserFree(parser) }
    let telling = unsafe Telling(parser, listener, XMLScope(known: namespaces))
    unsafe listen(parser, for: telling)
    var count = 0
    while !listener.isDone {
      let piece = try next()
      count += piece?.count ?? 0
      let status = unsafe (piece ?? []).withUnsafeBufferPointer { buffer in
        unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
          unsafe XML_Parse(
            parser, characters.baseAddress, Int32(characters.count), piece == nil ? 1 : 0)
        }
      }
      if let problem = telling.problem { throw problem }
      if listener.isDone { return }
      guard status == XML_STATUS_OK else {
        throw unsafe wrong(
          at: parser, Message(nl: "dit is geen geldige XML", en: "this is not valid XML"))
      }
      guard piece != nil else { return }
      guard count - Int(unsafe XML_GetCurrentByteIndex(parser)) <= longest else {
        throw unsafe wrong(at: parser, tooLong)
      }
    }
  }

  private static func listen(_ parser: XML_Parser, for telling: Telling) {
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(telling).toOpaque())
    unsafe XML_SetElementHandler(
      parser, { unsafe Telling.of($0)?.start($1, $2) },
      { data, _ in unsafe Telling.of(data)?.end() })
    unsafe XML_SetCharacterDataHandler(parser) { unsafe Telling.of($0)?.text($1, count: $2) }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      unsafe Telling.of(data)?.stop(
        Message(nl: "een DOCTYPE hoort hier niet", en: "a DOCTYPE does not belong here"))
    }
  }

  static let tooLarge = Message(
    nl: "te diep genest of te groot", en: "nested too deep or too large")
  static let tooLong = Message(
    nl: "een deel is langer dan 1 MB", en: "a part is longer than 1 MB")

  static func wrong(at parser: XML_Parser, _ why: Message) -> Problem {
    let line = Int(unsafe XML_GetCurrentLineNumber(parser))
    return Problem(
      .unreadable, nl: "\(why.nl) (regel \(line))", en: "\(why.en) (line \(line))")
  }
}
