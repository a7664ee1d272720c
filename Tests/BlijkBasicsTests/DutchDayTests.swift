import BlijkBasics
import Testing

/// A day begins at midnight in Amsterdam: 22:00 UTC in summer, 23:00 UTC in winter.
@Suite struct DutchDayTests {
  private func startOfUTCDay(_ text: String) throws -> Int {
    try #require(CalendarDate(text)).startOfDay
  }

  @Test func summer() throws {
    let midnight = try startOfUTCDay("2026-06-30") + 22 * 3600
    #expect(CalendarDate.inTheNetherlands(midnight).iso8601 == "2026-07-01")
    #expect(CalendarDate.inTheNetherlands(midnight - 1).iso8601 == "2026-06-30")
  }

  @Test func winter() throws {
    let midnight = try startOfUTCDay("2026-12-31") + 23 * 3600
    #expect(CalendarDate.inTheNetherlands(midnight).iso8601 == "2027-01-01")
    #expect(CalendarDate.inTheNetherlands(midnight - 1).iso8601 == "2026-12-31")
  }

  /// The clock goes forward on 2026-03-29 and back on 2026-10-25; those days have 23 and 25 hours.
  @Test(arguments: [("2026-03-28", 23, 23), ("2026-10-24", 22, 25)])
  func dayOfTheClockChange(before: String, hour: Int, hours: Int) throws {
    let midnight = try startOfUTCDay(before) + hour * 3600
    let day = CalendarDate.inTheNetherlands(midnight)
    #expect(CalendarDate.inTheNetherlands(midnight - 1).iso8601 == before)
    #expect(CalendarDate.inTheNetherlands(midnight + hours * 3600 - 1) == day)
    #expect(CalendarDate.inTheNetherlands(midnight + hours * 3600) > day)
  }
}
