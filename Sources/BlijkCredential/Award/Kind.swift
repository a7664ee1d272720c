/// What a document is. The raw value is the number that the token carries.
public enum Kind: Int, Sendable, CaseIterable {
  /// Bewijs van deelname: took part.
  case deelname = 0
  /// Certificaat: finished a course with its learning goals.
  case certificaat = 1
  /// Praktijkverklaring vrijwilligerswerk: tasks done in practice.
  case praktijkverklaring = 2
  /// Oorkonde: thanks and honour.
  case oorkonde = 3
  /// Aanbevelingsbrief: a personal letter.
  case aanbevelingsbrief = 4

  /// The word for it on the command line, in files and in folders.
  public var word: String { rules.word }

  /// The kind with this word.
  public init?(word: String) {
    guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }

  /// Open Badges 3.0 `AchievementType`.
  package var achievementType: String { rules.achievementType }

  package init?(achievementType: String) {
    guard let kind = Self.allCases.first(where: { $0.achievementType == achievementType }) else {
      return nil
    }
    self = kind
  }
}
