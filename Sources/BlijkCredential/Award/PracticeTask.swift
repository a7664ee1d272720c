/// A task that was done in practice, and perhaps how independently.
public struct PracticeTask: Sendable, Hashable {
  /// What was done, at most 120 characters.
  public let text: String
  /// How independently, when the holder wants it said.
  public let level: Level?

  /// Makes a task.
  public init(text: String, level: Level?) {
    self.text = text
    self.level = level
  }

  /// How independently a task was done. The raw value is the number that the token carries.
  public enum Level: Int, Sendable, CaseIterable {
    /// Met hulp.
    case assisted = 0
    /// Met weinig hulp.
    case littleHelp = 1
    /// Zelfstandig.
    case independent = 2
    /// Legt het anderen uit.
    case explains = 3

    /// The Dutch word, as rosters and verdicts have it.
    public var word: String {
      switch self {
      case .assisted: "met hulp"
      case .littleHelp: "met weinig hulp"
      case .independent: "zelfstandig"
      case .explains: "legt het anderen uit"
      }
    }

    /// The level with this Dutch word.
    public init?(word: String) {
      guard let level = Self.allCases.first(where: { $0.word == word }) else { return nil }
      self = level
    }

    /// Its key in a catalogue of texts.
    package var key: String {
      switch self {
      case .assisted: "assisted"
      case .littleHelp: "little-help"
      case .independent: "independent"
      case .explains: "explains"
      }
    }

    /// The last part of the level's id in a credential.
    var fragment: String { word.split(separator: " ").joined(separator: "-") }
  }
}
