import BlijkBasics
import BlijkVerifying

/// The dates of a batch, checked.
struct BatchDates {
  let date: CalendarDate
  let validUntil: CalendarDate?
  /// Whether the documents are not valid yet on the day they are issued.
  let isAhead: Bool

  /// How many days ahead documents may be dated, for a ceremony.
  private static let mostDaysAhead = 31

  init(_ request: IssueRequest, achievement: Achievement?, today: CalendarDate) throws(Problem) {
    date = request.date ?? today
    isAhead = date > today
    let ahead = date.daysSinceEpoch - today.daysSinceEpoch
    guard ahead <= Self.mostDaysAhead else { throw Self.tooFarAhead(date, today) }
    validUntil =
      request.validUntil
      ?? (request.hasNoEnd ? nil : achievement?.validMonths.flatMap(date.adding(months:)))
    if let validUntil, validUntil < date {
      throw Problem(
        .badDate,
        nl: "Geldig tot en met \(validUntil.iso8601) ligt vóór de datum \(date.iso8601).",
        en: "Valid until \(validUntil.iso8601) lies before the date \(date.iso8601).")
    }
  }

  private static func tooFarAhead(_ date: CalendarDate, _ today: CalendarDate) -> Problem {
    let most = mostDaysAhead
    let last = CalendarDate(daysSinceEpoch: today.daysSinceEpoch + most).iso8601
    let first = CalendarDate(daysSinceEpoch: date.daysSinceEpoch - most).iso8601
    return Problem(
      .badDate,
      nl: "De datum \(date.iso8601) ligt meer dan \(most) dagen vooruit. Geef de documenten uit op "
        + "\(first) of later, of kies een datum tot en met \(last).",
      en:
        "The date \(date.iso8601) is more than \(most) days ahead. Issue the documents on \(first) "
        + "or later, or choose a date up to and including \(last).")
  }

  /// What a check answers until the day, if that is still to come; the texts of a language give its date.
  func warning(_ texts: (Language) throws(Problem) -> Texts) throws(Problem) -> Message? {
    guard isAhead else { return nil }
    return Message(
      nl:
        "Deze documenten gelden vanaf \(try texts(.nl).long(date)). Wie eerder controleert, leest: "
        + "nog niet geldig.",
      en:
        "These documents are valid from \(try texts(.en).long(date)). Whoever checks earlier reads: "
        + "not yet valid.")
  }
}
