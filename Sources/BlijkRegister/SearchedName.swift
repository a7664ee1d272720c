import Foundation

/// A name as people search it: without case, accents and apostrophes, with plain letters for others such as
/// `ł`, and one blank where there are more. Hyphens stay.
package struct SearchedName: Sendable, Hashable {
  /// With nothing in the place of apostrophes: `oneill`.
  let joined: String
  /// With a blank in their place, as `Neill` is a word of `O'Neill` too.
  let split: String

  /// Folds a name, or what somebody typed to find it.
  package init(_ text: String) {
    joined = Self.folded(text, apostrophe: "")
    split = Self.folded(text, apostrophe: " ")
  }

  /// Whether what was typed is somewhere in the name. What folds to nothing is in no name.
  func contains(_ typed: SearchedName) -> Bool {
    guard !typed.joined.isEmpty else { return false }
    return joined.contains(typed.joined) || split.contains(typed.split)
  }

  /// Whether what was typed are whole words in a row of the name.
  func hasWords(_ typed: SearchedName) -> Bool {
    func has(_ words: [Substring], in name: [Substring]) -> Bool {
      !words.isEmpty && name.contains(words)
    }
    return has(Self.words(typed.joined), in: Self.words(joined))
      || has(Self.words(typed.split), in: Self.words(split))
  }

  /// Two are of one name, however the apostrophes in it were typed.
  package static func == (one: SearchedName, other: SearchedName) -> Bool {
    one.joined == other.joined
  }

  /// By what `==` compares.
  package func hash(into hasher: inout Hasher) { hasher.combine(joined) }

  private static func words(_ text: String) -> [Substring] { text.split { !$0.isLetter } }

  private static func folded(_ text: String, apostrophe: String) -> String {
    // Apostrophes first: Unicode takes an acute accent by itself for a blank with an accent.
    var known = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if apostrophes.contains(scalar) {
        known.append(contentsOf: apostrophe.unicodeScalars)
      } else if !scalar.properties.isDefaultIgnorableCodePoint {
        known.append(scalar)
      }
    }
    let plain = String(known).precomposedStringWithCompatibilityMapping
      .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    var folded = String.UnicodeScalarView()
    for scalar in plain.unicodeScalars {
      if let letters = letters[scalar] {
        folded.append(contentsOf: letters.unicodeScalars)
      } else {
        folded.append(scalar)
      }
    }
    return String(folded).split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The apostrophes that keyboards, phones and spreadsheets make.
  private static let apostrophes = Set("'’‘‛`´′‵ʹʻʼʽʾʿˈ＇՚׳ꞌ".unicodeScalars)

  /// What people type for letters that are no letter with an accent, and for other hyphens.
  private static let letters: [Unicode.Scalar: String] = [
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n",
    "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ə": "e", "ĸ": "k",
    "\u{2010}": "-", "\u{2011}": "-", "\u{2013}": "-", "\u{2212}": "-",
  ]
}

extension RegisterSummary {
  /// Whether its name has these whole words in a row, folded as searching does: `Noor` or `van der Meer`, and
  /// never `oor`.
  package func isNamed(_ text: String) -> Bool {
    guard let name else { return false }
    return SearchedName(name).hasWords(SearchedName(text))
  }
}
