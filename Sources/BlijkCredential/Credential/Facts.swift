public import BlijkBasics

/// What a signature vouches for and a reader compares with the paper.
public struct Facts: Sendable, Hashable {
  /// What the document is.
  public let kind: Kind
  /// What it is about.
  public let title: String
  /// Whose it is.
  public let name: String
  /// The day it was awarded.
  public let date: CalendarDate
  /// The last day it is valid.
  public let validUntil: CalendarDate?
  /// When the volunteer was active.
  public let period: Period?
  /// What was done.
  public let tasks: [PracticeTask]
  /// Whether it is a practice document.
  public let isTest: Bool

  package init(
    kind: Kind, title: String, name: String, date: CalendarDate, validUntil: CalendarDate?,
    period: Period?, tasks: [PracticeTask], isTest: Bool
  ) {
    self.kind = kind
    self.title = title
    self.name = name
    self.date = date
    self.validUntil = validUntil
    self.period = period
    self.tasks = tasks
    self.isTest = isTest
  }

  package init(_ award: Award) {
    self.init(
      kind: award.kind, title: award.title, name: award.name, date: award.date,
      validUntil: award.validUntil, period: award.period, tasks: award.tasks, isTest: award.isTest)
  }
}
