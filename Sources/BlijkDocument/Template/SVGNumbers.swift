import BlijkBasics

/// The letters and numbers of SVG path data one by one (SVG 2, §9.3.9).
struct SVGNumbers {
  private let bytes: [UInt8]
  private var position = 0

  /// No number in a drawing of a page needs to be larger, whatever scales it.
  private static let farthest = 1_000_000.0

  init(_ data: String) {
    bytes = Array(data.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// Whether a number comes next.
  var hasNumber: Bool { byte.isASCIIDigit || "+-.".utf8.contains(byte) }

  mutating func skipSeparators(commas: Bool = true) {
    var hasComma = !commas
    while byte.isASCIISpace || (byte == UInt8(ascii: ",") && !hasComma) {
      if byte == UInt8(ascii: ",") { hasComma = true }
      position += 1
    }
  }

  /// The letter that comes next.
  mutating func command() -> Character? {
    guard byte.isASCIILetter else { return nil }
    let letter = Character(UnicodeScalar(byte))
    position += 1
    skipSeparators(commas: false)
    return letter
  }

  /// The number that comes next.
  mutating func next() -> Double? {
    let start = position
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { position += 1 }
    skipDigits()
    if byte == UInt8(ascii: ".") {
      position += 1
      skipDigits()
    }
    if byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") { position += 1 }
      skipDigits()
    }
    var text = String(decoding: bytes[start..<position], as: UTF8.self)
    if text.hasSuffix(".") { text += "0" }
    guard let number = Double(text), abs(number) <= Self.farthest else { return nil }
    skipSeparators()
    return number
  }

  /// A 0 or 1, which needs nothing between it and the next.
  mutating func flag() -> Bool? {
    guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return nil }
    let isSet = byte == UInt8(ascii: "1")
    position += 1
    skipSeparators()
    return isSet
  }

  private mutating func skipDigits() {
    while byte.isASCIIDigit { position += 1 }
  }
}
