import BlijkBasics
import BlijkVerifying

/// The dates of a batch, checked.
struct BatchDates {
  let date: CalendarDate
  let validUntil: CalendarDate?

  init(_ request: IssueRequest, achievement: Achievement, today: CalendarDate) throws(Problem) {
    date = request.date ?? today
    guard date <= today else {
      throw Problem(
        .badDate,
        nl:
          "De datum \(date.iso8601) ligt in de toekomst. Een document krijgt de datum van vandaag "
          + "of eerder.",
        en:
          "The date \(date.iso8601) lies in the future. A document gets today's date or an earlier "
          + "one."
      )
    }
    validUntil = request.validUntil ?? achievement.validMonths.flatMap(date.adding(months:))
    if let validUntil, validUntil < date {
      throw Problem(
        .badDate,
        nl: "Geldig tot en met \(validUntil.iso8601) ligt vóór de datum \(date.iso8601).",
        en: "Valid until \(validUntil.iso8601) lies before the date \(date.iso8601).")
    }
  }
}
