import BlijkBasics
import BlijkMarkup

/// The text between the tags of an HTML page, in one pass. It reads the markup that Blijk writes, and makes
/// something of any other.
struct PageText {
  /// All of it but scripts, styles and the title of the page, as it stands between tags.
  private(set) var pieces: [String] = []
  /// The text in elements with one of the classes that are looked for.
  private(set) var parts: [String: [String]] = [:]

  private let bytes: [UInt8]
  private let classes: Set<String>
  /// The part that is being read: its class, the name of its element, and its text so far.
  private var open: (part: String, element: String, text: String)?

  private static let silent: Set<String> = ["script", "style", "title"]

  init(_ bytes: [UInt8], classes: Set<String>) {
    self.bytes = bytes
    self.classes = classes
    var place = 0
    while let tag = bytes[place...].firstIndex(of: UInt8(ascii: "<")) {
      take(place..<tag)
      place = pass(tag)
    }
    take(place..<bytes.count)
  }

  private mutating func take(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let text = String(decoding: CharacterReferences.decoded(bytes[range]), as: UTF8.self)
    pieces.append(text)
    open?.text += text
  }

  /// Passes what begins here with `<`, and returns the place behind it.
  private mutating func pass(_ start: Int) -> Int {
    if bytes[start...].starts(with: "<!--".utf8) { return place(behind: "-->", from: start) }
    let end = self.end(ofTag: start)
    let tag = String(decoding: bytes[start..<end], as: UTF8.self)
    let isClosing = tag.hasPrefix("</")
    let name = String(
      tag.dropFirst(isClosing ? 2 : 1).prefix { $0.isLetter || $0.isNumber }.lowercased())
    if isClosing {
      close(name)
    } else if Self.silent.contains(name) {
      return bytes.place(of: Array("</\(name)".utf8), from: end) ?? bytes.count
    } else if open == nil,
      let part = classes.first(where: { tag.contains(" class=\"\($0)\"") })
    {
      open = (part, name, "")
    }
    return end
  }

  private mutating func close(_ name: String) {
    guard let part = open, part.element == name else { return }
    parts[part.part, default: []].append(part.text)
    open = nil
  }

  /// The place behind a tag; a `>` in quotes does not end it.
  private func end(ofTag start: Int) -> Int {
    var quote: UInt8?
    for place in start..<bytes.count {
      let byte = bytes[place]
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return place + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return bytes.count
  }

  private func place(behind text: String, from start: Int) -> Int {
    bytes.place(of: Array(text.utf8), from: start).map { $0 + text.utf8.count } ?? bytes.count
  }
}
