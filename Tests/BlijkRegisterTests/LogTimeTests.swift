import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// The clock ran back: time in the log does not, and nothing is refused for it.
@Suite struct LogTimeTests {
  private func times(_ sample: SampleRegister) throws -> [Int] {
    try sample.rows("SELECT at FROM event ORDER BY number").compactMap { $0[0].flatMap { Int($0) } }
  }

  @Test(arguments: Engine.here) func anEventGetsTheLaterOfNowAndTheLast(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let register = sample.register
    let key = try TestKeys.key(.ed25519).publicKey
    try register.takeIntoUse(key, at: 100)
    var entries = try (0..<4).map { try SampleRegister.entry(index: $0, at: 5000) }
    try sample.add(entries)
    entries = try entries + [SampleRegister.entry(index: 4, at: 200)]
    try sample.add([entries[4]])
    var replacement = try SampleRegister.entry(index: 5, at: 201)
    replacement.replaces = entries[3].id
    try sample.add([replacement])
    #expect(try register.revoke([entries[0].id], at: 300) == [entries[0].id])
    #expect(try register.setHidden(true, [entries[1].id], at: 400) == [entries[1].id])
    #expect(try register.erase([entries[2].id], at: 500) == [entries[2].id])
    try register.compromise(key.id.thumbprint, since: 150, at: 600)
    #expect(try register.prune(registeredBefore: 5001, at: 601) == 5)
    let times = try times(sample)
    #expect(times == [100] + [Int](repeating: 5000, count: times.count - 1))
    // The rows say the same as the log.
    let check = try register.check()
    #expect(check.findings.isEmpty && check.remarks.isEmpty, "\(check.findings.map(\.en))")
    let rows = try sample.rows(
      "SELECT DISTINCT registeredAt, coalesce(stateChangedAt, 5000), erasedAt FROM document")
    #expect(rows == [["5000", "5000", "5000"]])
    #expect(try sample.rows("SELECT usedUntil FROM signingKey") == [["5000"]])
  }

  /// A key goes out of use too, whatever the clock says.
  @Test(arguments: Engine.here) func aKeyIsRetired(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    let entry = try SampleRegister.entry(index: 1, at: 5000)
    try sample.add([entry])
    try sample.register.retire(key.id.thumbprint, at: 300)
    #expect(
      try sample.register.keyRing()[key.id]?.window == KeyWindow(from: 100, until: 5000))
    #expect(
      try sample.register.standing(issuer: SampleRegister.issuer, id: entry.id)?.keyStanding
        == .inUse)
  }

  /// An older Blijk wrote times as they came.
  @Test(arguments: Engine.here) func aFallInAnOlderLogIsARemark(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let day = 86_400
    for index in 1...4 {
      try sample.add([try SampleRegister.entry(index: index, at: 100 * day)])
    }
    var log = try RewrittenLog(of: sample)
    // The last batch: begun, its document, registered, ended.
    for number in log.events.count - 2..<log.events.count { log.events[number].at = 90 * day }
    try log.write(to: sample)
    let check = try sample.register.check()
    #expect(check.findings.isEmpty, "\(check.findings.map(\.en))")
    #expect(
      check.remarks.map(\.en) == [
        "In line \(log.events.count - 1) of the log the time goes back, from 1970-04-11 to 1970-04-01: the "
          + "computer's clock was set otherwise then."
      ])
  }
}
