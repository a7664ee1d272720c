import Foundation

/// A name as people search it.
enum SearchedName {
  /// In lower case without accents, and with plain letters for others such as `ł` and `ø`.
  static func folded(_ text: String) -> String {
    plain.reduce(text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)) {
      $0.replacing($1.key, with: $1.value)
    }
  }

  private static let plain = ["ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"]

  static func words(_ text: String) -> [Substring] {
    folded(text).split { !$0.isLetter }
  }
}

extension RegisterSummary {
  /// Whether its name has these whole words in a row, without case or accents: `Noor` or `van der Meer`, and
  /// never `oor`.
  package func isNamed(_ text: String) -> Bool {
    let wanted = SearchedName.words(text)
    guard let name, !wanted.isEmpty else { return false }
    return SearchedName.words(name).contains(wanted)
  }
}
