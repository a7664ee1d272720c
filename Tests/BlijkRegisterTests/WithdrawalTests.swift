import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkSecrets
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

  /// PostgreSQL runs a deferred trigger at the commit, when all was read back already.
  @Test(
    .enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"),
    arguments: [
      ("document", "NEW.state <> 0", "UPDATE document SET state = 0, stateChangedAt = NULL"),
      ("document", "NEW.isHidden <> 0", "UPDATE document SET isHidden = 0"),
      ("document", "NEW.erasedAt IS NOT NULL", "UPDATE document SET erasedAt = NULL"),
      (
        "signingKey", "NEW.compromisedSince IS NOT NULL",
        "UPDATE signingKey SET compromisedSince = NULL"
      ),
      ("signingKey", "NEW.usedUntil IS NOT NULL", "UPDATE signingKey SET usedUntil = NULL"),
      ("event", "true", "DELETE FROM event WHERE number = NEW.number"),
    ])
  func whatIsUndoneAtTheCommitIsNotToldAsDone(
    _ trigger: (table: String, condition: String, action: String)
  ) throws {
    let sample = try SampleRegister(.postgres)
    let register = sample.register
    let key = try TestKeys.key(.ed25519).publicKey
    try register.takeIntoUse(key, at: 100)
    let entries = try (0..<4).map { try SampleRegister.entry(index: $0, at: 200) }
    try sample.add(entries)
    let new = try SampleRegister.replacement(of: entries[1].id, index: 9)
    try sample.rows(
      """
      CREATE FUNCTION terug() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN \(trigger.action); RETURN NULL; END $$
      """)
    try sample.rows(
      """
      CREATE CONSTRAINT TRIGGER terug AFTER INSERT OR UPDATE ON \(trigger.table)
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (\(trigger.condition))
        EXECUTE FUNCTION terug()
      """)
    let problems = [
      problem { try register.revoke([entries[0].id], at: 2000) },
      problem {
        try sample.add([new])
        try register.confirmReplaced([entries[1].id])
      },
      problem { try register.setHidden(true, [entries[2].id], at: 2001) },
      problem { try register.erase([entries[3].id], at: 2002) },
      problem { try register.prune(registeredBefore: 5000, at: 2003) },
      problem { try register.compromise(key.id.thumbprint, since: 2500, at: 2600) },
    ]
    let undone: [Int] =
      switch (trigger.table, trigger.condition) {
      case ("document", "NEW.state <> 0"): [0, 1]
      case ("document", "NEW.isHidden <> 0"): [2]
      case ("document", _): [3, 4]
      case ("signingKey", "NEW.usedUntil IS NOT NULL"): []
      case ("signingKey", _): [5]
      default: Array(problems.indices)
      }
    for (place, found) in problems.enumerated() {
      #expect((found != nil) == undone.contains(place), "\(trigger.action): \(place)")
      #expect(found == nil || found?.code == .badRegister || found?.code == .replacedRegister)
    }
    if trigger.table == "signingKey", trigger.condition.contains("usedUntil") {
      try sample.rows("UPDATE signingKey SET usedUntil = NULL")
      #expect(problem { try register.retire(key.id.thumbprint, at: 2700) }?.code == .badRegister)
    }
    if let first = undone.first.flatMap({ problems[$0] }) {
      #expect(first.message.en.contains("after it was stored"), "\(first.message.en)")
    }
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
