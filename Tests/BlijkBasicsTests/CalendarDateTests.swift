import BlijkBasics
import BlijkTestSupport
import Testing

@Suite struct CalendarDateTests {
  /// Days of each month in a common year, counted apart from the code under test.
  private static let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

  private static func isLeap(_ year: Int) -> Bool {
    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
  }

  /// Every month of a thousand years, by its first, middle and last day, against a running count.
  @Test func countsDaysThroughTenCenturies() throws {
    var count = 10_957  // 2000-01-01
    for year in 2000...2999 {
      for month in 1...12 {
        let length = Self.lengths[month - 1] + (month == 2 && Self.isLeap(year) ? 1 : 0)
        for day in [1, 15, length] {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(date.daysSinceEpoch == count + day - 1)
          #expect(date.components == (year, month, day))
        }
        #expect(CalendarDate(year: year, month: month, day: length + 1) == nil)
        count += length
      }
    }
    #expect(count == 376_200)  // 3000-01-01
  }

  @Test(arguments: [2000, 2024, 2100, 2400, 2999])
  func everyDayOfAYearReadsBack(year: Int) throws {
    let first = try #require(CalendarDate(year: year, month: 1, day: 1))
    for offset in 0..<(Self.isLeap(year) ? 366 : 365) {
      let date = CalendarDate(daysSinceEpoch: first.daysSinceEpoch + offset)
      #expect(CalendarDate(date.iso8601) == date)
      #expect(date.components.year == year)
    }
  }

  @Test(arguments: ["2000-02-29", "2024-02-29", "2400-02-29", "2999-12-31"])
  func takes(text: String) throws {
    #expect(try #require(CalendarDate(text)).iso8601 == text)
  }

  @Test(arguments: [
    "", "2026", "2026-1-01", "2026-01-1", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31",
    "2025-02-29", "2100-02-29", "1999-12-31", "3000-01-01", "2026/01/01", "2026-01-01 ",
    " 2026-01-01", "2026-01-01T00:00:00Z", "20260101", "01-02-2026", "2026-+1-01", "２０２６-01-01",
    "-026-01-01",
  ])
  func refuses(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func ordersByDay() throws {
    let dates = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map {
      try #require(CalendarDate($0))
    }
    #expect(dates.shuffled().sorted() == dates)
  }

  @Test func knowsItsFirstAndLastSecond() throws {
    let date = try #require(CalendarDate("2026-11-20"))
    // The example of the token format: 2026-11-20T00:00:00Z.
    #expect(date.startOfDay == 1_795_132_800)
    #expect(date.endOfDay == 1_795_219_199)
    #expect(CalendarDate(utcSeconds: date.endOfDay) == date)
    #expect(CalendarDate(utcSeconds: date.startOfDay - 1).iso8601 == "2026-11-19")
    #expect(CalendarDate(utcSeconds: -1).components == (1969, 12, 31))
  }
}
