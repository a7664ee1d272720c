import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// Moments as credentials write them, beside Foundation's own reader and writer.
@Suite struct TimestampTests {
  @Test func momentsAreWrittenAndReadAsFoundationDoes() throws {
    var chance = Chance(seed: 7)
    for _ in 0..<2_000 {
      // Up to the year 2999.
      let moment = Int(chance.next() % 32_472_144_000)
      let text = Timestamp.utc(moment)
      #expect(text == Date(timeIntervalSince1970: Double(moment)).formatted(.iso8601))
      #expect(Timestamp.seconds(text) == moment)
    }
  }

  @Test(arguments: [
    ("2026-11-20T09:30:05Z", 1_795_167_005), ("2026-11-20T10:30:05+01:00", 1_795_167_005),
    ("2026-11-20T09:30:05.250Z", 1_795_167_005), ("1999-12-31T23:59:59Z", 946_684_799),
  ])
  func everyZoneIsRead(text: String, moment: Int) {
    #expect(Timestamp.seconds(text) == moment)
  }

  @Test(arguments: [
    "", "2026-11-20", "2026-11-20T09:30", "2026-11-20 om 09:30:05", "2026-11-20T09:3a:05Z",
    "2026-11-20T+9:30:05Z", String(repeating: "2", count: 41),
  ])
  func whatIsNoMomentIsNone(text: String) {
    #expect(Timestamp.seconds(text) == nil)
  }
}
