public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// What a coordinator asks for.
public struct IssueRequest: Sendable {
  /// A way to hand a document out.
  public enum Format: String, Sendable, CaseIterable {
    /// One page for screen, printer and screen reader.
    case html
    /// One page as a picture of text, ready for a printer or PDF.
    case svg
    /// The bare credential for a wallet.
    case credential
  }

  /// What is awarded.
  public var achievement: String
  /// As what kind of document, when not the achievement's own.
  public var kind: Kind?
  /// The participants' list.
  public var roster: String
  /// The folder to make.
  public var output: String
  /// The day of award; today when none is given.
  public var date: CalendarDate?
  /// The last day of validity.
  public var validUntil: CalendarDate?
  /// What to write for each person.
  public var formats: [Format] = [.html, .svg]
  /// Whether these are practice documents.
  public var isTest = false
  /// Whether these are drafts: unsigned, to look at first.
  public var isDraft = false

  /// Who gets them, when that is not read from the list.
  var participants: [Participant]?

  /// Makes a request with the usual settings.
  public init(achievement: String, roster: String, output: String) {
    self.achievement = achievement
    self.roster = roster
    self.output = output
  }
}
