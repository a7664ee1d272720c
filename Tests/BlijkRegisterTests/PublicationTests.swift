import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// What the register tells the world.
@Suite struct PublicationTests {
  @Test(arguments: Engine.here) func withdrawnAndReplacedAreSetBits(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let places = [0, 1, 8, 131_071, 77]
    var entries = try places.map { try SampleRegister.entry(index: $0, at: 300) }
    entries[4].replaces = entries[3].id
    try sample.add(entries)
    _ = try sample.register.revoke([entries[0].id, entries[2].id], at: 400)
    _ = try sample.register.erase([entries[2].id], at: 401)
    let bits = try sample.register.statusBits(list: 1, issuer: SampleRegister.issuer)
    #expect(bits.count == 16_384)
    let set = (0..<131_072).filter { bits[$0 / 8] & (0x80 >> ($0 % 8)) != 0 }
    #expect(set == [0, 8, 131_071])
    #expect(try sample.register.statusLists(issuer: SampleRegister.issuer) == [1])
    #expect(
      try sample.register.statusBits(list: 2, issuer: SampleRegister.issuer).allSatisfy { $0 == 0 })
  }

  /// However high the number of one of them.
  @Test(arguments: Engine.here) func onlyListsThatAreThereArePublished(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    try sample.add(try (1...2).map { try SampleRegister.entry(index: $0) })
    try sample.rows("UPDATE document SET statusList = 90000")
    #expect(try sample.register.statusLists(issuer: SampleRegister.issuer) == [1, 90_000])
  }

  @Test(arguments: Engine.here) func whatAStolenKeyRegisteredIsLeftOut(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    let entries = try (0..<3).map { try SampleRegister.entry(index: $0, at: 300 + $0) }
    try sample.add(entries)
    try sample.register.compromise(key.id.thumbprint, since: 302, at: 400)
    var told: [Register.PublishedEntry] = []
    try sample.register.published { told.append($0) }
    #expect(told.map(\.tokenHash) == entries.prefix(2).map(\.tokenHash))
    #expect(
      told.map(\.subject)
        == entries.prefix(2).map { Register.subject(issuer: SampleRegister.issuer, id: $0.id) })
  }

  /// Also after a restored backup and with a clock that was set back.
  @Test(arguments: Engine.here) func eachPublicationHasAHigherNumber(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    #expect(try !sample.register.isPublished())
    #expect(
      try [1000, 1000, 900, 5000].map(sample.register.nextPublication) == [1000, 1001, 1002, 5000])
    #expect(try sample.register.isPublished())
  }

  @Test(arguments: Engine.here) func countsWithoutNames(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    // The last second of 2025 in the Netherlands, and the first of 2026.
    let newYear = try #require(CalendarDate("2026-01-01")).startOfDay - 3600
    let entries = try [newYear - 1, newYear, newYear + 1, newYear + 2].enumerated().map {
      try SampleRegister.entry(index: $0, at: $1)
    }
    try sample.add(entries)
    _ = try sample.register.revoke([entries[1].id], at: newYear + 9)
    _ = try sample.register.erase([entries[3].id], at: newYear + 9)
    let counts = try sample.register.report(year: 2026).counts
    #expect(counts.map(\.title) == ["Veilig werken met voedsel", nil])
    #expect(counts.map(\.issued) == [2, 1])
    #expect(counts.map(\.withdrawn) == [1, 0])
    #expect(try sample.register.report(year: 2025).counts.map(\.issued) == [1])
    #expect(try sample.register.report(year: 2024).counts.isEmpty)
  }
}
