import BlijkBasics

/// Reads an HTML template strictly. It refuses what a browser could read in another way for some values, and
/// all that `HTMLDialect` does not name.
struct HTMLMarkup {
  /// What is wrong, and on which line.
  struct Finding {
    let line: Int
    let why: Message
  }

  /// A part of an attribute's value, or of the contents of a style or title.
  enum Piece: Equatable {
    case literal([UInt8])
    case value(String)
    /// The beginning or the end of a section.
    case section
  }

  private(set) var findings: [Finding] = []
  /// Whether a link may lead to a file beside this one.
  let linksToFiles: Bool
  private let bytes: [UInt8]
  private var position = 0
  /// The line on which the tag begins that is read now, for messages.
  private var line = 1
  /// Up to where line ends were counted.
  private var counted = 0
  /// Where reading is now: 0 between tags, else a number for one attribute's value or one element's contents.
  /// A section must close where it opens, or the rest could be read in two ways.
  private var place = 0
  private var places = 0
  private(set) var sections: [(name: String, place: Int)] = []

  private static let credential = Array(
    "<script type=\"{{credential.type}}\">{{credential.text}}</script>".utf8)

  init(_ source: String, linksToFiles: Bool) {
    bytes = Array(source.utf8)
    self.linksToFiles = linksToFiles
    while position < bytes.count {
      if isAt("{{") {
        noteLine()
        if case .value(let name)? = mustache() { checkText(name) }
      } else if bytes[position] == UInt8(ascii: "<") {
        noteLine()
        readMarkup()
      } else {
        position += 1
      }
    }
  }

  private func isAt(_ text: StaticString, ignoringCase: Bool = false) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { index in
      let wanted = unsafe text.utf8Start[index]
      let byte = bytes[position + index]
      return byte == wanted || (ignoringCase && Self.lower(byte) == wanted)
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private mutating func noteLine() {
    line += bytes[counted..<position].count { $0 == UInt8(ascii: "\n") }
    counted = position
  }

  mutating func report(_ nl: String, _ en: String, linesBelow: Int = 0) {
    findings.append(Finding(line: line + linesBelow, why: Message(nl: nl, en: en)))
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position].isASCIISpace { position += 1 }
  }

  /// Reads a name, and gives it in lower case.
  private mutating func name() -> String {
    var name: [UInt8] = []
    while position < bytes.count,
      bytes[position].isASCIILetter || bytes[position].isASCIIDigit
        || "-:_.".utf8.contains(bytes[position])
    {
      name.append(Self.lower(bytes[position]))
      position += 1
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// One mustache tag; `nil` for a comment.
  private mutating func mustache() -> Piece? {
    let start = position + 2
    position = start
    while position < bytes.count, !isAt("}}") { position += 1 }
    let tag = String(decoding: bytes[start..<position], as: UTF8.self).trimmingSpaces()
    defer { position = min(bytes.count, position + 2) }
    switch tag.first {
    case "!": return nil
    case "#", "^":
      sections.append((String(tag.dropFirst()).trimmingSpaces(), place))
      return .section
    case "/":
      if let opened = sections.popLast(), opened.place != place { findDivided() }
      return .section
    default: return .value(tag)
    }
  }

  private mutating func findDivided() {
    report(
      "een blok moet eindigen waar het begint: in dezelfde waarde, of tussen de tags",
      "a section must end where it begins: within the same value, or between tags")
  }

  /// Reads everything up to and including an end; `nil` when that does not come.
  private mutating func pieces(until end: StaticString) -> [Piece]? {
    places += 1
    place = places
    defer { place = 0 }
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    while position < bytes.count {
      if isAt(end, ignoringCase: true) {
        position += end.utf8CodeUnitCount
        if sections.contains(where: { $0.place == place }) { findDivided() }
        return literal.isEmpty ? pieces : pieces + [.literal(literal)]
      }
      guard isAt("{{") else {
        literal.append(bytes[position])
        position += 1
        continue
      }
      // A comment goes away, so that the text on either side of it is joined.
      guard let piece = mustache() else { continue }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
      pieces.append(piece)
    }
    return nil
  }

  private mutating func readMarkup() {
    if isAt("<!--") { return readComment() }
    if bytes[position...].starts(with: Self.credential) {
      position += Self.credential.count
      return
    }
    if isAt("<!doctype html>", ignoringCase: true) {
      position += "<!doctype html>".utf8.count
      return
    }
    let isEnd = isAt("</")
    let start = position
    position += isEnd ? 2 : 1
    guard position < bytes.count, bytes[position].isASCIILetter else {
      position = start + 1
      return report(
        "een '<' in de tekst schrijft u als &lt;", "a '<' in the text is written as &lt;")
    }
    let element = name()
    if isEnd { return readEnd(element) }
    checkElement(element)
    readAttributes(of: element)
    if element == "style" || element == "title" { readContents(of: element) }
  }

  private mutating func readComment() {
    let start = position + 4
    position = start
    while position < bytes.count, !isAt("-->") { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Browsers end a comment at several signs, and a value could hold one.
    if position == bytes.count || text.holds("--") || text.holds("{{") || text.hasPrefix(">")
      || text.hasPrefix("->") || text.hasSuffix("-") || text.hasPrefix("[")
    {
      report(
        "een opmerking is <!-- tekst -->, zonder '--' of waarden erin",
        "a comment is <!-- text -->, without '--' or values in it")
    }
    position = min(bytes.count, position + 3)
  }

  private mutating func readEnd(_ element: String) {
    skipSpace()
    guard isAt(">") else { return findBroken(element) }
    position += 1
  }

  private mutating func findBroken(_ element: String) {
    report("<\(element)> is niet te lezen", "<\(element)> cannot be read")
  }

  private mutating func checkElement(_ element: String) {
    if element == "script" {
      report("een script mag niet", "a script is not allowed")
    } else if !HTMLDialect.elements.contains(element) {
      report(
        "<\(element)> hoort niet in een sjabloon", "<\(element)> does not belong in a template")
    }
  }

  private mutating func readAttributes(of element: String) {
    while position < bytes.count {
      skipSpace()
      if isAt(">") || isAt("/>") {
        position += isAt(">") ? 1 : 2
        return
      }
      if isAt("{{") {
        report(
          "binnen een tag staat een waarde of blok alleen tussen aanhalingstekens",
          "within a tag a value or section stands between quotation marks only")
        _ = mustache()
        continue
      }
      guard position < bytes.count, bytes[position].isASCIILetter else { break }
      let attribute = name()
      skipSpace()
      guard isAt("=") else {
        checkAttribute(attribute, of: element, [])
        continue
      }
      position += 1
      skipSpace()
      guard let value = readValue() else { break }
      checkAttribute(attribute, of: element, value)
      guard position < bytes.count, bytes[position].isASCIISpace || isAt(">") || isAt("/>") else {
        break
      }
    }
    findBroken(element)
    while position < bytes.count, !isAt(">") { position += 1 }
  }

  private mutating func readValue() -> [Piece]? {
    if isAt("\"") || isAt("'") {
      let isDouble = isAt("\"")
      position += 1
      return pieces(until: isDouble ? "\"" : "'")
    }
    let start = position
    let word = name()
    return word.isEmpty ? nil : [.literal(Array(bytes[start..<position]))]
  }

  /// Reads what stands between `<style>` or `<title>` and its end, which is never markup.
  private mutating func readContents(of element: String) {
    let end: StaticString = element == "style" ? "</style" : "</title"
    guard let contents = pieces(until: end) else { return findBroken(element) }
    let hasMarkup = contents.contains { piece in
      if case .literal(let text) = piece { text.contains(UInt8(ascii: "<")) } else { false }
    }
    if hasMarkup {
      report("in <\(element)> mag geen '<' staan", "<\(element)> may hold no '<'")
    }
    if element == "style" {
      checkStyle(contents)
    } else {
      for case .value(let name) in contents { checkText(name) }
    }
    readEnd(element)
  }
}
