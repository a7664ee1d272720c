import BlijkBasics
import Testing

@Suite struct MonthTests {
  @Test func countsFromJanuary2000() throws {
    #expect(try #require(Month("2000-01")).sinceJanuary2000 == 0)
    #expect(try #require(Month("2026-02")).sinceJanuary2000 == 313)
    for number in 0..<12_000 {
      let month = try #require(Month(sinceJanuary2000: number))
      #expect(Month(month.iso8601) == month)
    }
    #expect(Month(sinceJanuary2000: -1) == nil)
    #expect(Month(sinceJanuary2000: 12_000) == nil)
  }

  @Test(arguments: ["", "2026", "2026-13", "2026-00", "1999-12", "3000-01", "2026-2", "2026-02-01"])
  func refuses(text: String) {
    #expect(Month(text) == nil)
  }

  @Test(arguments: [
    ("2024-02", "2024-02-29"), ("2026-02", "2026-02-28"), ("2026-04", "2026-04-30"),
    ("2026-12", "2026-12-31"),
  ])
  func lastDay(month: String, day: String) throws {
    let month = try #require(Month(month))
    #expect(month.lastDay.iso8601 == day)
    #expect(month.firstDay.iso8601 == "\(month.iso8601)-01")
  }
}

@Suite struct PeriodTests {
  @Test(arguments: ["2026-02/2026-10", "2026-02/2026-02", "2026-02/"])
  func readsBack(text: String) throws {
    #expect(try #require(Period(text)).iso8601 == text)
  }

  @Test func openPeriodHasNoLastMonth() throws {
    let period = try #require(Period("2026-02/"))
    #expect(period.last == nil)
    #expect(period != Period("2026-02/2026-02"))
  }

  @Test(arguments: [
    "", "/", "2026-02", "/2026-10", "2026-10/2026-02", "2026-02/2026-10/2026-11", "2026-02-2026-10",
    "2026-02/2026-13",
  ])
  func refuses(text: String) {
    #expect(Period(text) == nil)
  }
}
