public import BlijkBasics
public import BlijkCredential

/// One line of a list of what was issued.
public struct RegisterSummary: Sendable {
  /// The document.
  public let id: DocumentID
  /// Whose it is; `nil` after erasing.
  public let name: String?
  /// What it is about; `nil` after erasing.
  public let title: String?
  /// What was awarded, by the id of its achievement; `nil` after erasing.
  package let achievement: String?
  /// The day of award; `nil` after erasing.
  public let date: CalendarDate?
  /// The last day it is valid.
  public let validUntil: CalendarDate?
  /// Whether it is a practice document.
  public let isTest: Bool
  /// What became of it.
  public let state: RegisterEntry.State
  /// Whether its holder asked that a typed code shows nothing.
  public let isHidden: Bool
  /// Whether its key was good when it was registered; `nil` when its row is not as the log has it, and so
  /// does not count.
  public let keyStanding: RegisterEntry.KeyStanding?
}
