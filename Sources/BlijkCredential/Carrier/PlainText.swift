import BlijkBasics

/// A text as its digits and letters are looked for: ASCII, with what mail programs and browsers put
/// around and into it undone. `Site/codes.js` does the same.
///
/// A text of another kind is none the worse for it: nobody is shown what comes out.
enum PlainText {
  /// What stands for a character that is neither ASCII nor a blank or a dash.
  private static let other: UInt8 = 0

  /// The characters that count, without blanks at either end.
  static func of(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var follows = false  // A line feed after a carriage return ends no second line.
    for scalar in String(decoding: unescaped(bytes), as: UTF8.self).unicodeScalars {
      let isSecondHalf = follows && scalar == "\n"
      follows = scalar == "\r"
      if !isSecondHalf, let byte = plain(scalar) { add(byte, to: &text) }
    }
    let start = text.drop(while: isBlank)
    return Array(start[..<((start.lastIndex { !isBlank($0) } ?? start.startIndex - 1) + 1)])
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
  }

  /// Undoes percent-encoding, however many programs encoded it: `%23` and `%2523` are both `#`.
  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "%")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte == UInt8(ascii: "%"), var value = hex(bytes, place) {
        place += 2
        while value == UInt8(ascii: "%"), let inner = hex(bytes, place) {
          value = inner
          place += 2
        }
        result.append(value)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func hex(_ bytes: [UInt8], _ place: Int) -> UInt8? {
    guard place + 2 <= bytes.count else { return nil }
    var value: UInt8 = 0
    for byte in bytes[place..<place + 2] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | (byte & 15)
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
        value = value << 4 | ((byte & 15) + 9)
      default: return nil
      }
    }
    return value
  }

  /// Adds a character, and undoes quoted-printable (RFC 2045 §6.7) as far as it comes between digits: a
  /// line that ends in `=` goes on, and `=23` behind a `q` is `#`.
  private static func add(_ byte: UInt8, to text: inout [UInt8]) {
    if byte == UInt8(ascii: "\n"), let last = text.lastIndex(where: { $0 != UInt8(ascii: " ") }),
      text[last] == UInt8(ascii: "=")
    {
      text.removeSubrange(last...)
      return
    }
    text.append(byte)
    guard byte == UInt8(ascii: "3"), text.count >= 4 else { return }
    let end = text.suffix(4)
    if end.dropFirst().elementsEqual("=23".utf8), text[end.startIndex] | 0x20 == UInt8(ascii: "q") {
      text.replaceSubrange((text.count - 3)..., with: "#".utf8)
    }
  }

  /// What a character counts as; `nil` for one that nobody sees.
  private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: UInt8(ascii: "\n")
    case 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: UInt8(ascii: " ")
    case 0x20...0x7E: UInt8(scalar.value)
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF:
      nil
    case 0x2010...0x2015, 0x2212: UInt8(ascii: "-")
    default: other
    }
  }
}
