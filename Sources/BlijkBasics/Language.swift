/// A language that people are spoken to in.
public enum Language: String, Sendable, CaseIterable {
  case nl
  case en
}

/// One sentence for people, in every language the product speaks.
///
/// Kept as one value so that a translation cannot be forgotten or drift apart from its twin.
public struct Message: Sendable, Hashable {
  /// The sentence in Dutch.
  public let nl: String
  /// The sentence in English.
  public let en: String

  /// Makes a message from its two wordings.
  public init(nl: String, en: String) {
    self.nl = nl
    self.en = en
  }

  /// The wording in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .nl: nl
    case .en: en
    }
  }
}
