import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// What the yearly report counts.
@Suite struct ReportTests {
  private static let newYear = (CalendarDate("2026-01-01")?.startOfDay ?? 0) - 3600

  /// A document of last year that was replaced this year counts once, and last year.
  @Test(arguments: Engine.here) func whatWasReplacedCountsOnce(on engine: Engine) throws {
    let (sample, entries) = try SampleRegister.filled(
      engine, at: [Self.newYear - 5, Self.newYear - 4])
    var second = try SampleRegister.entry(index: 7, at: Self.newYear + 1)
    second.replaces = entries[0].id
    try sample.add([second])
    var third = try SampleRegister.entry(index: 8, at: Self.newYear + 2)
    third.replaces = second.id
    try sample.add([third])
    let report = try sample.register.report(year: 2025, on: Sample.day)
    #expect(report.counts.map(\.issued) == [2])
    #expect(report.counts.map(\.valid) == [2])
    #expect(report.counts.map(\.replaced) == [1])
    #expect(report.counts.map(\.withdrawn) == [0])
    #expect(try sample.register.report(year: 2026, on: Sample.day).counts.isEmpty)
    _ = try sample.register.revoke([third.id], at: Self.newYear + 3)
    let after = try sample.register.report(year: 2025, on: Sample.day).counts
    #expect(after.map(\.valid) == [1] && after.map(\.withdrawn) == [1])
  }

  /// One person with two documents, written in two ways, and another.
  @Test(arguments: Engine.here) func peopleCountOnce(on engine: Engine) throws {
    let (sample, _) = try SampleRegister.filled(engine, at: [Self.newYear])
    try sample.add([
      try SampleRegister.entry(name: "Zoë Yıldız", index: 2, at: Self.newYear + 1),
      try SampleRegister.entry(name: "ZOE YILDIZ", index: 3, at: Self.newYear + 2),
    ])
    let report = try sample.register.report(year: 2026, on: Sample.day)
    #expect(report.people == 2)
    #expect(report.counts.map(\.people) == [2] && report.counts.map(\.valid) == [3])
    // Before its date nothing is valid.
    let before = try #require(CalendarDate("2026-01-02"))
    #expect(try sample.register.report(year: 2026, on: before).counts.map(\.valid) == [0])
  }

  /// What something else than Blijk wrote does not count, nor what was signed with a stolen key as valid.
  @Test(
    arguments: Engine.here,
    [
      "registeredAt = registeredAt + 1", "state = 1", "token = credential", "key = 'x'",
    ])
  func onlyWhatIsAsTheLogHasItCounts(on engine: Engine, change: String) throws {
    let (sample, entries) = try SampleRegister.filled(engine, at: [Self.newYear, Self.newYear + 1])
    try sample.rows("UPDATE document SET \(change) WHERE number = 1")
    let report = try sample.register.report(year: 2026, on: Sample.day)
    #expect(report.counts.map(\.issued) == [1])
    #expect(report.counts.map(\.valid) == [1])
    try sample.register.compromise(entries[1].key, since: Self.newYear, at: Self.newYear + 9)
    #expect(try sample.register.report(year: 2026, on: Sample.day).counts.map(\.valid) == [0])
  }
}
