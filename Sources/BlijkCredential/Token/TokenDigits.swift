package import BlijkBasics

/// A token as decimal digits: a QR code packs digits densely, and no URL parser changes them.
///
/// Each 7 bytes, big-endian, are 17 digits; the last 1 to 6 bytes are 3, 5, 8, 10, 13 or 15. A group
/// above the largest value of its bytes is refused, so one token has one spelling.
package enum TokenDigits {
  /// How many digits a number of bytes takes.
  private static let width = [0, 3, 5, 8, 10, 13, 15, 17]

  /// How many digits so many bytes take.
  static func count(ofBytes count: Int) -> Int { count / 7 * 17 + width[count % 7] }

  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 17 / 7 + 17)
    var start = 0
    while start < bytes.count {
      let end = min(start + 7, bytes.count)
      var value = bytes[start..<end].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let first = text.count
      text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: width[end - start]))
      var index = text.count
      while value > 0 {
        index -= 1
        text[index] = UInt8(ascii: "0") + UInt8(value % 10)
        value /= 10
      }
      precondition(index >= first)
      start = end
    }
    return String(decoding: text, as: UTF8.self)
  }

  package static func decode(_ digits: some StringProtocol) throws(Problem) -> [UInt8] {
    let letters = Array(digits.utf8)
    guard letters.count <= Token.longest * 17 / 7 + 17 else { throw problem("too long") }
    var bytes: [UInt8] = []
    var start = 0
    while start < letters.count {
      let end = min(start + 17, letters.count)
      guard let count = width.firstIndex(of: end - start) else { throw problem("cut off") }
      var value: UInt64 = 0
      for letter in letters[start..<end] {
        guard letter.isASCIIDigit else {
          throw problem("not a digit")
        }
        value = value * 10 + UInt64(letter - UInt8(ascii: "0"))
      }
      guard value >> UInt64(count * 8) == 0 else { throw problem("a group is too large") }
      for index in (0..<count).reversed() {
        bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(index * 8)))
      }
      start = end
    }
    return bytes
  }

  private static func problem(_ what: String) -> Problem { CBORReader.problem(what) }
}
