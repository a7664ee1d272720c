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

  /// Whether these facts, of a code, are the same as the credential's, byte for byte. A code may leave the
  /// tasks out.
  package func agree(with credential: Facts) -> Bool {
    kind == credential.kind && title.utf8.elementsEqual(credential.title.utf8)
      && name.utf8.elementsEqual(credential.name.utf8) && date == credential.date
      && validUntil == credential.validUntil && period == credential.period
      && isTest == credential.isTest
      && (tasks.isEmpty || tasks.elementsEqual(credential.tasks, by: Self.isSame))
  }

  private static func isSame(_ one: PracticeTask, _ other: PracticeTask) -> Bool {
    one.level == other.level && one.text.utf8.elementsEqual(other.text.utf8)
  }
}
