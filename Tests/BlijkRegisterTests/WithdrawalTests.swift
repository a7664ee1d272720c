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

  /// A trigger that makes it undone is not told as done.
  @Test(arguments: [
    """
    AFTER UPDATE OF state ON document BEGIN
      UPDATE document SET state = 0, stateChangedAt = NULL WHERE number = NEW.number;
    END
    """,
    "AFTER INSERT ON event BEGIN UPDATE document SET state = 0, stateChangedAt = NULL; END",
    "BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END",
    "BEFORE UPDATE ON document BEGIN SELECT RAISE(IGNORE); END",
  ])
  func whatIsUndoneIsNotToldAsDone(trigger: String) throws {
    let sample = try SampleRegister(.sqlite)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    let events = try sample.rows("SELECT count(*) FROM event")
    try sample.rows("CREATE TRIGGER terug \(trigger)")
    let found = problem { try sample.register.revoke([entry.id], at: 2000) }
    #expect(found?.code == .badRegister)
    #expect(found?.message.en.contains("Nothing was withdrawn") == true)
    #expect(try sample.rows("SELECT count(*) FROM event") == events)
    #expect(try sample.register.check().findings.map(\.en).joined().contains("trigger terug"))
    try sample.rows("DROP TRIGGER terug")
    #expect(try sample.register.revoke([entry.id], at: 2000) == [entry.id])
  }

  @Test func replacingIsReadBackToo() throws {
    let sample = try SampleRegister(.sqlite)
    let old = try SampleRegister.entry(index: 1)
    try sample.add([old])
    try sample.rows(
      """
      CREATE TRIGGER terug AFTER UPDATE OF state ON document BEGIN
        UPDATE document SET state = 0 WHERE number = NEW.number;
      END
      """)
    let new = try SampleRegister.replacement(of: old.id, index: 2)
    #expect(problem { try sample.add([new]) }?.code == .badRegister)
    #expect(try sample.register.summaries().count == 1)
  }

  @Test func hidingAndErasingAreReadBackToo() throws {
    let sample = try SampleRegister(.sqlite)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    try sample.rows(
      """
      CREATE TRIGGER terug AFTER UPDATE ON document BEGIN
        UPDATE document SET isHidden = 0, erasedAt = NULL WHERE number = NEW.number;
      END
      """)
    #expect(problem { try sample.register.setHidden(true, [entry.id], at: 2000) } != nil)
    #expect(problem { try sample.register.erase([entry.id], at: 2000) } != nil)
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
