public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// What a coordinator asks for everybody of a batch. Who they are is a `Sheet`; where the files go is said
/// when they are made.
public struct IssueRequest: Sendable, Hashable {
  /// What is awarded; nil for a praktijkverklaring whose title is the role of each person on the list.
  public var achievement: String?
  /// As what kind of document, when not the achievement's own.
  public var kind: Kind?
  /// The day of award; today when none is given.
  public var date: CalendarDate?
  /// The last day of validity.
  public var validUntil: CalendarDate?
  /// Whether a document without a last day stays so, whatever the achievement says: it takes the place of one
  /// that has none.
  var hasNoEnd = false
  /// What to write for each person.
  public var formats: [DocumentFormat] = [.pdf, .html]
  /// Whether to write a message to each person with an address, with the pdf attached.
  public var mails = false
  /// Whether these are practice documents.
  public var isTest = false

  /// Makes a request with the usual settings.
  public init(achievement: String?) {
    self.achievement = achievement
  }
}
