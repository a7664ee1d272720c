import BlijkBasics
import Testing

/// Dates as people type them: one day, or none at all.
@Suite struct TypedDateTests {
  @Test(arguments: [
    "2026-12-05", "5-12-2026", "05-12-2026", "5 december 2026", "5 dec 2026", "5 dec. 2026",
    "05 December 2026", " 5  DECEMBER\u{A0}2026 ", "December 5, 2026", "dec 5 2026",
    "5 Dec 2026", "5\tdecember 2026",
  ])
  func readsOneDay(text: String) {
    #expect(CalendarDate(typed: text)?.iso8601 == "2026-12-05")
  }

  @Test(arguments: [
    ("1 januari 2026", 1), ("1 feb 2026", 2), ("1 mrt 2026", 3), ("1 March 2026", 3),
    ("1 apr. 2026", 4), ("1 mei 2026", 5), ("1 May 2026", 5), ("1 juni 2026", 6),
    ("1 July 2026", 7), ("1 augustus 2026", 8), ("1 sept 2026", 9), ("1 okt 2026", 10),
    ("1 Oct 2026", 10), ("1 nov 2026", 11), ("1 dec 2026", 12),
  ])
  func knowsTheMonths(text: String, month: Int) {
    #expect(CalendarDate(typed: text) == CalendarDate(year: 2026, month: month, day: 1))
  }

  @Test(arguments: [
    "12/5/26", "5/12/2026", "5.12.2026", "5-12-26", "12-5", "5 december", "5 december 26",
    "december 2026", "31 november 2026", "31-11-2026", "29 feb 2026", "2026-5-12", "0-12-2026",
    "5 13 2026", "5 12 2026", "5-dec-2026", "５-12-2026", "5-12-2026 ja", "5 dece 2026", "",
    "morgen", "46361", "5--12-2026", "-5-12-2026", "5 december 1999", "5 december 3000",
    "december, 5 2026", "5, december 2026",
  ])
  func readsNoOther(text: String) {
    #expect(CalendarDate(typed: text) == nil)
  }

  /// What is signed and kept is written in one way only.
  @Test func theStrictReaderStaysStrict() {
    #expect(CalendarDate("5-12-2026") == nil && Month("2-2026") == nil)
    #expect(Period("februari 2026/") == nil)
  }

  @Test(arguments: [
    ("februari 2026 t/m oktober 2026", "2026-02/2026-10"), ("feb 2026/okt 2026", "2026-02/2026-10"),
    ("2-2026 / 10-2026", "2026-02/2026-10"), ("2026-02/oktober 2026", "2026-02/2026-10"),
    ("Februari 2026 tot en met Oktober 2026", "2026-02/2026-10"),
    ("February 2026 until October 2026", "2026-02/2026-10"), ("sinds februari 2026", "2026-02/"),
    ("vanaf 02-2026", "2026-02/"), ("since Feb 2026", "2026-02/"), ("februari 2026 /", "2026-02/"),
  ])
  func readsPeriods(text: String, period: String) {
    #expect(Period(typed: text)?.iso8601 == period)
  }

  @Test(arguments: [
    "februari 2026", "2/26 t/m 10/26", "februari t/m oktober 2026", "sinds", "/", "2026",
    "t/m 2026-10",
    "oktober 2026 t/m februari 2026", "5-2-2026/5-10-2026", "feb 26/okt 26",
    "sinds feb 2026/okt 2026/",
  ])
  func readsNoOtherPeriods(text: String) {
    #expect(Period(typed: text) == nil)
  }
}
