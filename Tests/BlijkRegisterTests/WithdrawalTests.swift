import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkTestSupport
import Testing

@Suite struct WithdrawalTests {
  @Test(arguments: Engine.here) func allOrNothing(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entries = try (0..<3).map { try SampleRegister.entry(index: $0) }
    try sample.add(entries)
    let unknown = try DocumentID.random()
    let found = problem {
      try sample.register.revoke([entries[0].id, unknown, entries[1].id], at: 5)
    }
    #expect(found?.code == .notFound)
    #expect(found?.message.nl.contains(unknown.checkCode) == true)
    #expect(try sample.register.summaries().allSatisfy { $0.state == .active })
    #expect(
      try sample.rows("SELECT count(*) FROM event WHERE what = 'revoked'") == [["0"]])
  }

  @Test(arguments: Engine.here) func isForGoodAndHappensOnce(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    let entries = try (0..<3).map { try SampleRegister.entry(index: $0) }
    try sample.add(entries)
    #expect(try sample.register.revoke([entries[0].id], at: 1005) == [entries[0].id])
    let ids = [entries[0].id, entries[1].id, entries[1].id]
    #expect(try sample.register.revoke(ids, at: 1006) == [entries[1].id])
    #expect(try sample.register.revoke(ids, at: 1007).isEmpty)
    #expect(try sample.register.summaries().map(\.state) == [.revoked, .revoked, .active])
    let events = try sample.rows("SELECT at FROM event WHERE what = 'revoked' ORDER BY number")
    #expect(events == [["1005"], ["1006"]])
    let moments = try sample.rows("SELECT stateChangedAt FROM document ORDER BY number")
    #expect(moments == [["1005"], ["1006"], [nil]])
  }
}
