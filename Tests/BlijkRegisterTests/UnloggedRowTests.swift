import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// Rows that something else than Blijk changed or removed: nothing goes by what they say, and they are told.
@Suite struct UnloggedRowTests {
  private let issuer = SampleRegister.issuer

  /// Three of long ago, and two that are new.
  private func filled(_ engine: Engine) throws -> (SampleRegister, [RegisterEntry]) {
    try SampleRegister.filled(engine, at: [200, 200, 200, 5000, 5000])
  }

  @Test(arguments: Engine.here) func pruningGoesByTheLog(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    // Made new, said to be erased, and made old.
    try sample.rows("UPDATE document SET registeredAt = 9999 WHERE number = 1")
    try sample.rows("UPDATE document SET erasedAt = 5 WHERE number = 2")
    try sample.rows("UPDATE document SET registeredAt = 1 WHERE number = 5")
    #expect(try sample.register.unlogged().codes == [0, 1, 4].map { entries[$0].id.checkCode })
    #expect(
      try sample.register.summaries(registeredBefore: 1000).map(\.id) == [entries[2].id])
    #expect(try sample.register.prune(registeredBefore: 1000, at: 6000) == 1)
    let kept = try sample.rows(
      "SELECT number FROM document WHERE token IS NOT NULL ORDER BY number")
    #expect(kept == [["1"], ["2"], ["4"], ["5"]])
    let erased = try sample.rows("SELECT count(*) FROM event WHERE what = 'erased'")
    #expect(erased == [["1"]])
  }

  @Test(arguments: Engine.here) func whatWasRemovedIsCounted(on engine: Engine) throws {
    let (sample, _) = try filled(engine)
    #expect(try sample.register.unlogged().isNone)
    try sample.rows("DELETE FROM document WHERE number IN (2, 4)")
    let found = try sample.register.unlogged()
    #expect(found.codes.isEmpty && found.removed == 2 && !found.isNone)
  }

  private func set(_ register: Register) throws -> [Int] {
    let bits = try register.statusBits(list: 1, issuer: issuer)
    return (0..<131_072).filter { bits[$0 / 8] & (0x80 >> ($0 % 8)) != 0 }
  }

  /// A document that stands has no bit, whatever its row says; one that was withdrawn has that of the log.
  @Test(arguments: Engine.here) func bitsGoByTheLog(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    _ = try sample.register.revoke([entries[0].id], at: 7000)
    #expect(try set(sample.register) == [0])
    try sample.rows("UPDATE document SET state = 1 WHERE number = 2")
    try sample.rows("UPDATE document SET state = 1, statusIndex = 99 WHERE number = 3")
    try sample.rows("UPDATE document SET state = 0 WHERE number = 1")
    #expect(try set(sample.register) == [0])
  }

  /// Otherwise an honest paper would be withdrawn, or what was withdrawn would be valid again.
  @Test(
    arguments: Engine.here,
    [
      "UPDATE document SET statusIndex = 77 WHERE number = 1",
      "UPDATE document SET statusIndex = 77, state = 0 WHERE number = 1",
      "UPDATE document SET statusList = 2 WHERE number = 1",
      "DELETE FROM document WHERE number = 1",
    ])
  func aPlaceThatIsNotKnownIsNotGuessed(on engine: Engine, _ sql: String) throws {
    let (sample, entries) = try filled(engine)
    _ = try sample.register.revoke([entries[0].id], at: 7000)
    try sample.rows(sql)
    let found = problem { try sample.register.statusBits(list: 1, issuer: issuer) }
    #expect(found?.code == .badRegister)
    #expect(found?.message.en.contains("Nothing was published") == true)
  }
}
