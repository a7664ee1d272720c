/// Which of the older ways of writing letters a file uses, by what its words would look like in each.
///
/// A letter seldom stands alone: "RenŽ" and "Jos‚" are no words. Only what is certain is taken, since a
/// wrong guess would be signed.
struct EncodingGuess {
  /// Those in which every word looks like one.
  let likely: [OldEncoding]
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    likely = OldEncoding.allCases.filter { Self.looksRight(bytes, in: $0) }
  }

  /// The only one that it can be; nil when there is none or more than one.
  var certain: OldEncoding? {
    // Letters from 0xC0 on are those of Windows in by far the most files.
    if likely.contains(.windows1252), likely.count == 1 || !hasDoubtfulBytes { return .windows1252 }
    return likely.count == 1 ? likely.first : nil
  }

  /// The number of the first line with a byte outside ASCII.
  var firstLine: Int {
    var line = 1
    var last: UInt8 = 0
    for byte in bytes {
      if byte >= 0x80 { return line }
      if byte == 0x0D || (byte == 0x0A && last != 0x0D) { line += 1 }
      last = byte
    }
    return line
  }

  /// Whether a byte means a letter on a Mac and in MS-DOS, and something just as likely on Windows.
  private var hasDoubtfulBytes: Bool {
    let windows = OldEncoding.windows1252
    return bytes.indices.contains { index in
      guard (0x80...0x9F).contains(bytes[index]), let scalar = windows[bytes[index]] else {
        return false
      }
      return scalar.properties.isAlphabetic
        || (scalar == "’" && isLowercase(index - 1) && isLowercase(index + 1))
    }
  }

  private func isLowercase(_ index: Int) -> Bool {
    bytes.indices.contains(index) && (0x61...0x7A).contains(bytes[index])
  }

  private static func looksRight(_ bytes: ArraySlice<UInt8>, in encoding: OldEncoding) -> Bool {
    var last = Place()
    for index in bytes.indices where bytes[index] >= 0x80 {
      let next = bytes.index(after: index)
      guard let scalar = encoding[bytes[index]] else { return false }
      let before = index > bytes.startIndex ? encoding[bytes[index - 1]] : nil
      let after = next < bytes.endIndex ? encoding[bytes[next]] : nil
      last = Place(index: index, run: last.index == index - 1 ? last.run + 1 : 1)
      // Whole words of such letters are another script, such as Cyrillic.
      if last.run > 2, scalar.properties.isAlphabetic { return false }
      guard WordShape(before, scalar, after).looksRight(in: encoding) else { return false }
    }
    return true
  }

  /// Where the last byte outside ASCII stood, and how many stood side by side.
  private struct Place {
    var index = Int.min
    var run = 0
  }
}

/// A character between its neighbours.
private struct WordShape {
  let before: Unicode.Scalar?
  let scalar: Unicode.Scalar
  let after: Unicode.Scalar?

  init(_ before: Unicode.Scalar?, _ scalar: Unicode.Scalar, _ after: Unicode.Scalar?) {
    (self.before, self.scalar, self.after) = (before, scalar, after)
  }

  private var followsLetter: Bool { before?.properties.isAlphabetic == true }
  private var precedesLetter: Bool { after?.properties.isAlphabetic == true }

  /// Letters of the languages that these encodings were made for; on Windows a few more are usual.
  private static let usual = Set("áàâäãåçéèêëíìîïñóòôöúùûüæøß".unicodeScalars)
  private static let usualOnWindows = Set("õšžœÿ".unicodeScalars)

  func looksRight(in encoding: OldEncoding) -> Bool {
    guard scalar.properties.isAlphabetic, scalar != "ª", scalar != "º", scalar != "ƒ" else {
      return looksRightAsSign(in: encoding)
    }
    let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    let isUsual =
      Self.usual.contains(small)
      || (encoding == .windows1252 && Self.usualOnWindows.contains(small))
      || (small == "õ" && after == "e")
    // Turkish and Icelandic letters: in Turkish files these bytes are others.
    guard isUsual else { return false }
    if scalar.properties.isUppercase { return before?.properties.isLowercase != true }
    // A sharp s follows a vowel.
    if scalar == "ß" { return before.map { "aeiouäöüAEIOU".unicodeScalars.contains($0) } ?? false }
    return after?.properties.isUppercase != true || before?.properties.isUppercase == true
  }

  private func looksRightAsSign(in encoding: OldEncoding) -> Bool {
    switch scalar {
    case "\u{A0}": true
    case "’": followsLetter || precedesLetter
    case "´": encoding == .windows1252 && followsLetter && precedesLetter
    case "‘", "“", "„", "«", "‹": !followsLetter
    case "€", "£", "©", "®", "°", "§", "±", "½", "¼", "¾", "·", "•", "×", "¿", "¡", "²":
      !(followsLetter && precedesLetter) && !(followsLetter && encoding != .windows1252)
        && !(precedesLetter && encoding != .windows1252)
    case "”", "»", "›", "–", "—", "…", "™": !(followsLetter && precedesLetter)
    default: false
    }
  }
}
