/// What a document is. How a kind differs from the others stands in its entry in the table
/// (`Kind+All.swift`).
public struct Kind: Sendable, RawRepresentable, Hashable {
  /// The number that the token carries and the register keeps.
  public let rawValue: Int
  /// How it differs from other kinds.
  package let rules: KindRules

  package init(_ number: Int, _ rules: KindRules) {
    rawValue = number
    self.rules = rules
  }

  /// The kind with this number; `nil` when there is none.
  public init?(rawValue: Int) { self.init { $0.rawValue == rawValue } }

  /// The kind with this word; `nil` when there is none.
  public init?(word: String) { self.init { $0.word == word } }

  package init?(achievementType: String) { self.init { $0.achievementType == achievementType } }

  private init?(where isWanted: (Kind) -> Bool) {
    guard let kind = Self.allCases.first(where: isWanted) else { return nil }
    self = kind
  }

  /// The word for it on the command line, in files and in folders.
  public var word: String { rules.word }

  /// Open Badges 3.0 `AchievementType`.
  package var achievementType: String { rules.achievementType }

  /// Whether both are the same kind.
  public static func == (one: Kind, other: Kind) -> Bool { one.rawValue == other.rawValue }

  /// Hashes the number.
  public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }
}

extension Kind: CustomStringConvertible {
  /// Its word.
  public var description: String { word }
}
