import BlijkBasics

/// A start tag in a file, as the places of its name and of the names and values of its attributes.
package struct StartTag {
  package let name: Range<Int>
  package let attributes: [(name: Range<Int>, value: Range<Int>)]
  /// The first place after it.
  package let end: Int
}

/// Everything in a file that HTML or XML could take for a start tag, read as they read one (HTML 13.2.5,
/// XML 1.0 §3.1).
///
/// Programs differ on where comments, scripts and texts begin and end: what is text to one is an element to
/// another. So it looks for a tag at every `<` before a name, whatever stands around it, and finds every tag
/// that any program sees.
package struct StartTags: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0
  /// How many bytes may still be read, since each tag that never ends is read to the end of the file.
  private var budget: Int

  /// Whether it stopped early, since the tags overlap more than those of an honest file.
  package private(set) var isTooComplex = false

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    budget = 2 * bytes.count + 1 << 16
  }

  package mutating func next() -> StartTag? {
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = open + 1
      guard position < bytes.count, Self.beginsName(bytes[position]) else { continue }
      guard budget > 0 else {
        isTooComplex = true
        return nil
      }
      let tag = read(from: position)
      budget -= tag.end - position
      return tag
    }
    return nil
  }

  /// Whether a name can begin with this byte; in XML more bytes can than in HTML.
  private static func beginsName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private func read(from start: Int) -> StartTag {
    var place = end(of: start) { Self.isSpace($0) || $0 == Self.slash || $0 == Self.close }
    let name = start..<place
    var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    while true {
      place = end(of: place) { !Self.isSpace($0) && $0 != Self.slash }
      guard place < bytes.count, bytes[place] != Self.close else { break }
      let first = place
      // An equals sign at the beginning of a name is part of it.
      place = end(of: first + 1) {
        Self.isSpace($0) || $0 == Self.slash || $0 == Self.close || $0 == Self.equals
      }
      let attribute = first..<place
      let value = value(behind: place)
      attributes.append((attribute, value ?? place..<place))
      if let value { place = value.upperBound + (isQuote(value.upperBound, of: value) ? 1 : 0) }
    }
    return StartTag(name: name, attributes: attributes, end: Swift.min(place + 1, bytes.count))
  }

  /// The value of an attribute whose name has ended; `nil` when it has none.
  private func value(behind name: Int) -> Range<Int>? {
    let sign = end(of: name) { !Self.isSpace($0) }
    guard sign < bytes.count, bytes[sign] == Self.equals else { return nil }
    let first = end(of: sign + 1) { !Self.isSpace($0) }
    guard first < bytes.count else { return first..<first }
    let quote = bytes[first]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return first..<end(of: first) { Self.isSpace($0) || $0 == Self.close }
    }
    return first + 1..<end(of: first + 1) { $0 == quote }
  }

  /// Whether the quotation mark that ends a value stands here.
  private func isQuote(_ place: Int, of value: Range<Int>) -> Bool {
    let before = bytes[value.lowerBound - 1]
    return place < bytes.count && bytes[place] == before
      && (before == UInt8(ascii: "\"") || before == UInt8(ascii: "'"))
  }

  /// The first place from here on where something holds, or the end of the file.
  private func end(of start: Int, where ends: (UInt8) -> Bool) -> Int {
    var place = Swift.min(start, bytes.count)
    while place < bytes.count, !ends(bytes[place]) { place += 1 }
    return place
  }

  private static let slash = UInt8(ascii: "/")
  private static let close = UInt8(ascii: ">")
  private static let equals = UInt8(ascii: "=")

  /// White space as in HTML, where a vertical tab is none.
  private static func isSpace(_ byte: UInt8) -> Bool { byte.isASCIISpace && byte != 0x0B }
}
