extension CalendarDate {
  /// The same day some months later, or earlier; the month's last day when it is shorter.
  package func adding(months: Int) -> CalendarDate? {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    guard index >= 0 else { return nil }
    let last = CalendarDate.days(inMonth: index % 12 + 1, year: index / 12)
    return CalendarDate(year: index / 12, month: index % 12 + 1, day: min(day, last))
  }
}
