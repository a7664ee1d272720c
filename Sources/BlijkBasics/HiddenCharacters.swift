/// Characters that nobody sees, or that move others: terminal controls, marks that turn the direction of a
/// line, fillers, tags, variation selectors. With them a stranger's text could look like another on a screen.
package enum HiddenCharacters {
  /// Whether a character is hidden, given those on either side. A line end is too: whoever has several lines
  /// splits them first, or says that line ends stay.
  package static func isHidden(
    _ scalar: Unicode.Scalar, between before: Unicode.Scalar?, and after: Unicode.Scalar?
  ) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0..<0xA0: true
    // Blank braille, and the place of an object that is not there.
    case 0x2800, 0xFFFC: true
    case 0x200C, 0x200D: !isNeeded(between: before, and: after)
    case 0xFE0E, 0xFE0F: !(before.map(isEmoji) ?? false)
    default: hasNoPicture(scalar)
    }
  }

  /// `U+202E`.
  package static func name(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func hasNoPicture(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      true
    default:
      scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
    }
  }

  /// Whether a joiner changes letters that are seen: between two letters of a script that joins them, or
  /// after a virama, where it chooses the form of the letter before it (Unicode Standard, §12.1 and §23.2).
  private static func isNeeded(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool
  {
    guard let before, joins(before) else { return false }
    if before.properties.canonicalCombiningClass == .virama { return true }
    return after.map(joins) ?? false
  }

  /// Whether a variation selector after this character chooses between two pictures that are seen.
  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.properties.isEmoji else { return false }
    let category = scalar.properties.generalCategory
    return category == .otherSymbol || category == .mathSymbol
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Arabic to Mandaic, the scripts of India, Myanmar, Khmer and Mongolian, Bali to Lepcha.
    case 0x600..<0x900, 0x900..<0xE00, 0x1000..<0x10A0, 0x1780..<0x18B0, 0x1B00..<0x1C50:
      break
    default: return false
    }
    switch scalar.properties.generalCategory {
    case .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }
}

extension HiddenCharacters {
  /// Whether a byte is of visible ASCII or of a Latin letter (U+00C0 to U+023F). Most texts have only these,
  /// and this takes a tenth of the time of looking up every character.
  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20..<0x7F: true
    // The first byte of such a letter, and every byte that follows a first one: other first bytes fail.
    case 0xC3...0xC8, 0x80..<0xC0: true
    default: false
    }
  }
}

extension String {
  /// Its hidden characters, in their order; usually there are none.
  package var hiddenCharacters: [Unicode.Scalar] {
    guard !isPlain else { return [] }
    var found: [Unicode.Scalar] = []
    eachCharacter { scalar, isHidden in
      if isHidden { found.append(scalar) }
    }
    return found
  }

  /// The same text with each hidden character as its name, `[U+202E]`; line ends too, unless they stay.
  package func showingHidden(keepingLines: Bool = false) -> String {
    guard !isPlain else { return self }
    return replacingHidden { scalar in
      keepingLines && scalar == "\n" ? "\n" : "[\(HiddenCharacters.name(of: scalar))]"
    }
  }

  /// This JSON with the hidden characters in its strings as `\uXXXX`. The value is the same, and a terminal
  /// or page cannot take it for something else.
  package var escapingHiddenInJSON: String {
    guard !isPlain else { return self }
    return replacingHidden { scalar in
      // Unescaped, these stand only between values.
      if scalar == "\n" || scalar == "\r" || scalar == "\t" { return String(scalar) }
      return String(scalar).utf16.reduce(into: "") { text, unit in
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
  }

  private var isPlain: Bool { utf8.allSatisfy(HiddenCharacters.isPlain) }

  private func replacingHidden(_ replacement: (Unicode.Scalar) -> String) -> String {
    var text = String.UnicodeScalarView()
    eachCharacter { scalar, isHidden in
      if isHidden {
        text.append(contentsOf: replacement(scalar).unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// Goes by Unicode scalars: a `Character` can have a hidden one in it.
  private func eachCharacter(_ body: (Unicode.Scalar, _ isHidden: Bool) -> Void) {
    let scalars = unicodeScalars
    var before: Unicode.Scalar?
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      let after = index < scalars.endIndex ? scalars[index] : nil
      body(scalar, HiddenCharacters.isHidden(scalar, between: before, and: after))
      before = scalar
    }
  }
}
