/// UTF-8 that was read as if each byte were a letter, and saved so: "ZoÃ«" for "Zoë".
enum Mojibake {
  /// Whether a text has such letters.
  static func isIn(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return false }
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.contains { startsLetter(scalars, $0) }
  }

  /// Whether a letter that was read as two or three characters begins here.
  private static func startsLetter(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let scalar = scalars[index]
    // Read as on a Mac ("Zo√´"), or as in MS-DOS ("Zo├½").
    if scalar == "√" || scalar == "├" || scalar == "┬" {
      return index + 1 < scalars.count && !scalars[index + 1].isASCII
    }
    guard (0xC2...0xF4).contains(scalar.value), let next = continuation(scalars, index + 1) else {
      return false
    }
    if scalar.value < 0xE0 {
      return !isDoubtful(scalar, next) || isWithinWord(scalars, from: index)
    }
    guard continuation(scalars, index + 2) != nil else { return false }
    switch scalar.value {
    // Quotes and dashes; Vietnamese.
    case 0xE2: return (0x80...0x84).contains(next)
    case 0xE1: return next == 0xBA || next == 0xBB
    default: return !isQuote(next) && next != 0xA0
    }
  }

  /// The byte that a character stands for where only a later byte of a letter can be.
  private static func continuation(_ scalars: [Unicode.Scalar], _ index: Int) -> UInt8? {
    guard index < scalars.count, !scalars[index].isASCII,
      let byte = OldEncoding.windows1252Byte(of: scalars[index]), (0x80...0xBF).contains(byte)
    else { return nil }
    return byte
  }

  /// "RENÉ’S" and "Å – " are as they should be. After these two no quote or dash belongs.
  private static func isDoubtful(_ scalar: Unicode.Scalar, _ next: UInt8) -> Bool {
    scalar != "Ã" && scalar != "Â" && (isQuote(next) || next >= 0xA0)
  }

  /// Quotes, dots and dashes.
  private static func isQuote(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x82, 0x84, 0x85, 0x8B, 0x91...0x97, 0x9B, 0xAB, 0xBB: true
    default: false
    }
  }

  /// Whether small letters stand before or behind, as in "PaweÅ‚" and "Ä‘uro": no quote or capital stands
  /// there.
  private static func isWithinWord(_ scalars: [Unicode.Scalar], from index: Int) -> Bool {
    if index > 0, scalars[index - 1].properties.isLowercase { return true }
    let rest = scalars[(index + 2)...].prefix(2)
    return scalars[index + 1] != "\u{A0}" && rest.count == 2
      && rest.allSatisfy(\.properties.isLowercase)
  }
}
