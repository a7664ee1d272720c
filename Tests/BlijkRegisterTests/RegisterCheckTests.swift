import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// The log and the rows are compared; what does not agree is named.
@Suite struct RegisterCheckTests {
  private func filled(_ engine: Engine) throws -> (SampleRegister, [RegisterEntry]) {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    var entries = try (0..<6).map {
      try SampleRegister.entry(
        index: $0, at: 300 + $0, files: $0 == 0 ? SampleRegister.files("papier") : nil)
    }
    entries[5].replaces = entries[4].id
    try sample.add(entries)
    _ = try sample.register.revoke([entries[1].id], because: .mistake, at: 400)
    _ = try sample.register.setHidden(true, [entries[2].id], at: 401)
    _ = try sample.register.erase([entries[3].id], at: 402)
    try sample.register.takeIntoUse(try TestKeys.otherEd25519.get().publicKey, at: 500)
    try sample.register.compromise(key.id.thumbprint, since: 450, at: 600)
    return (sample, entries)
  }

  /// By such an index a look-up would miss what the log says.
  @Test func anIndexThatLeavesARowOutIsFound() throws {
    let sample = try SampleRegister(.sqlite)
    try sample.register.takeIntoUse(TestKeys.key(.ed25519).publicKey, at: 100)
    #expect(try sample.register.check().findings.isEmpty)
    let script = """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1], isolation_level=None)
      [(whole,)] = db.execute("SELECT sql FROM sqlite_master WHERE name = 'keyed'")
      db.execute("DROP INDEX keyed")
      db.execute("CREATE INDEX keyed ON event (subject, number) WHERE what = 'keyRotated'")
      db.execute("PRAGMA writable_schema = ON")
      db.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'keyed'", (whole,))
      """
    #expect(try run(Project.python, ["-c", script, sample.place]).status == 0)
    let findings = try sample.reopened().register.check().findings
    #expect(findings.contains { $0.en.contains("contradicts itself") }, "\(findings)")
  }

  /// A hash that somebody cut short is found, and ends nothing.
  @Test func aShortHashIsFound() throws {
    let sample = try SampleRegister(.sqlite)
    try sample.rows(
      """
      INSERT INTO event (number, at, what, subject, digest, hash)
      VALUES (1, 100, 'batchEnded', zeroblob(32), zeroblob(32), x'00')
      """)
    #expect(try !sample.reopened().register.check().findings.isEmpty)
  }

  @Test(arguments: Engine.here) func aWholeRegisterHasNoFindings(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    let found = try sample.register.check()
    #expect(found.findings.map(\.en) == [])
    #expect(found.documents == 6 && found.events == 17)
    #expect(
      try sample.register.entry(issuer: SampleRegister.issuer, id: entries[4].id)?.state
        == .replaced)
    let last = try sample.rows("SELECT hash FROM event ORDER BY number DESC LIMIT 1")[0][0] ?? ""
    #expect(found.head.filter { $0 != "-" } == String(last.prefix(20)))
  }

  /// A board has an earlier head in its minutes.
  @Test(arguments: Engine.here) func theLogPassesThroughEarlierHeads(on engine: Engine) throws {
    let (sample, _) = try filled(engine)
    let then = try sample.register.check().head
    try sample.add([try SampleRegister.entry(index: 9, at: 700)])
    #expect(try sample.register.check(earlier: [then, then.uppercased()]).passesThrough)
    #expect(try !sample.register.check(earlier: ["0000-0000-0000-0000-0000"]).passesThrough)
    // A log that was written again, whole in itself, does not.
    for table in ["event", "keptFiles", "document"] { try sample.rows("DELETE FROM \(table)") }
    let anew = try sample.register.check(earlier: [then])
    #expect(!anew.passesThrough)
  }

  /// They stand in no event, and a copy is as right without them; the register cannot be used so.
  @Test(arguments: [
    ("UPDATE register SET movedTo = 'postgres://evil/x'", "moved to 'postgres://evil/x'"),
    ("UPDATE register SET published = 99999999999", "later than now"),
  ])
  func whatIsOddIsTold(_ change: (sql: String, words: String)) throws {
    for engine in Engine.here {
      let (sample, _) = try filled(engine)
      #expect(try sample.register.check().faults.isEmpty)
      try sample.rows(change.sql)
      let check = try sample.register.check()
      #expect(check.faults.map(\.en).joined().contains(change.words))
      #expect(check.findings.isEmpty && check.remarks.isEmpty)
      let backup = try sample.register.backUp(to: sample.folder("\(engine).kopie"))
      #expect(backup.findings.isEmpty)
    }
  }

  /// SQLite lets a column hold anything, and rows that no other has a reference to.
  @Test(arguments: [
    ("UPDATE document SET registeredAt = 'gisteren' WHERE number = 1", "table 'document'"),
    ("UPDATE signingKey SET usedFrom = 'gisteren' WHERE number = 1", "table 'signingKey'"),
    ("UPDATE event SET at = 'gisteren' WHERE number = 3", "table 'event'"),
    ("DELETE FROM document WHERE number = 1", "have no document"),
    (
      "CREATE TRIGGER stil AFTER UPDATE ON document BEGIN DELETE FROM batch; END", "trigger stil"
    ),
  ])
  func whatSQLiteAllowsIsNamedToo(_ change: (sql: String, words: String)) throws {
    let (sample, _) = try filled(.sqlite)
    try sample.rows(change.sql)
    let findings = try sample.register.check().findings.map(\.en)
    #expect(findings.contains { $0.contains(change.words) }, "\(change.sql): \(findings)")
  }

  @Test(arguments: [
    ("UPDATE event SET at = at + 1 WHERE number = 3", "Line 3"),
    ("DELETE FROM event WHERE number = 4", "Line 4 of the log is missing"),
    ("UPDATE event SET what = 'shown' WHERE what = 'hidden'", "was changed"),
    ("UPDATE document SET name = 'Ander' WHERE number = 1", "name, title, date or token"),
    ("UPDATE document SET title = 'Ander' WHERE number = 1", "name, title, date or token"),
    ("UPDATE document SET date = date + 1 WHERE number = 1", "name, title, date or token"),
    ("UPDATE document SET token = credential WHERE number = 1", "name, title, date or token"),
    ("UPDATE document SET name = 'Terug' WHERE number = 4", "name, title, date or token"),
    ("UPDATE document SET tokenHash = credentialHash WHERE number = 1", "hash, key or place"),
    ("UPDATE document SET key = 'ander' WHERE number = 1", "hash, key or place"),
    ("UPDATE document SET statusIndex = 99 WHERE number = 1", "hash, key or place"),
    ("UPDATE document SET registeredAt = 1 WHERE number = 1", "moment of registration"),
    (
      "UPDATE document SET state = 0, stateChangedAt = NULL WHERE number = 2",
      "withdrawn or replaced"
    ),
    ("UPDATE document SET because = 'fraude' WHERE number = 2", "withdrawn or replaced"),
    ("UPDATE document SET state = 1 WHERE number = 1", "withdrawn or replaced"),
    ("UPDATE document SET replacement = id WHERE number = 5", "withdrawn or replaced"),
    ("UPDATE document SET isHidden = 0 WHERE number = 3", "erased or hidden"),
    ("UPDATE document SET erasedAt = NULL WHERE number = 4", "erased or hidden"),
    ("DELETE FROM document WHERE number = 6", "was removed"),
    ("UPDATE document SET id = tokenHash WHERE number = 1", "slipped in"),
    ("UPDATE signingKey SET usedUntil = NULL", "does not agree"),
    ("UPDATE signingKey SET compromisedSince = 449 WHERE number = 1", "does not agree"),
    ("DELETE FROM signingKey WHERE number = 2", "was removed"),
    ("UPDATE signingKey SET compromisedFrom = 99 WHERE number = 1", "does not agree"),
    ("UPDATE signingKey SET compromisedFrom = NULL", "does not agree"),
    ("UPDATE document SET showsDetails = 0 WHERE number = 1", "what the holder has shown"),
    ("UPDATE document SET showsDetails = 0 WHERE number = 4", "what the holder has shown"),
    ("UPDATE document SET isTest = 1 WHERE number = 4", "hash, key or place"),
    ("UPDATE document SET request = 'ander' WHERE number = 1", "request or files"),
    ("UPDATE document SET achievement = NULL WHERE number = 1", "request or files"),
    ("UPDATE document SET requestHash = filesHash WHERE number = 4", "hash, key or place"),
    ("UPDATE document SET filesHash = requestHash WHERE number = 4", "hash, key or place"),
    ("UPDATE document SET event = 4 WHERE number = 1", "hash, key or place"),
    ("UPDATE document SET firstEvent = 1 WHERE number = 1", "hash, key or place"),
    (
      """
      UPDATE document SET credential = (SELECT credential FROM document WHERE number = 2)
      WHERE number = 1
      """, "credential was changed"
    ),
    ("UPDATE document SET credential = token WHERE number = 1", "credential was changed"),
    ("UPDATE document SET credential = NULL WHERE number = 1", "credential was changed"),
    ("UPDATE document SET credential = id WHERE number = 4", "credential was changed"),
    (
      "UPDATE document SET date = 9223372036854775807 WHERE number = 1",
      "name, title, date or token"
    ),
    (
      "UPDATE document SET registeredAt = 9223372036854775807 WHERE number = 1",
      "moment of registration"
    ),
    (
      "UPDATE signingKey SET compromisedSince = -9223372036854775808 WHERE number = 1",
      "does not agree"
    ),
    ("UPDATE event SET at = 9223372036854775807 WHERE number = 3", "Line 3 of the log ("),
    ("UPDATE event SET at = -9223372036854775808 WHERE number = 3", "Line 3 of the log ("),
    (
      """
      INSERT INTO event (number, at, what, subject, digest, hash)
      SELECT 9223372036854775807, at, what, subject, digest, hash FROM event WHERE number = 3
      """, "was not written by Blijk"
    ),
    (
      """
      INSERT INTO event (number, at, what, subject, digest, hash)
      SELECT -9223372036854775808, at, what, subject, digest, hash FROM event WHERE number = 3
      """, "was not written by Blijk"
    ),
    ("UPDATE register SET published = 9223372036854775807", "last publication"),
    ("UPDATE register SET published = -1", "last publication"),
    ("INSERT INTO register (issuer) VALUES ('did:web:ander.example')", "2 rows"),
    ("DELETE FROM register", "0 rows"),
    ("CREATE VIEW blik AS SELECT number FROM document", "view blik"),
    ("UPDATE keptFiles SET bytes = shared", "request or files"),
    ("UPDATE keptFiles SET contents = '{}'", "request or files"),
    ("UPDATE keptFiles SET dictionary = shared", "request or files"),
    ("UPDATE keptFiles SET document = 2", "request or files"),
    ("DELETE FROM keptFiles", "request or files"),
    ("UPDATE asset SET bytes = hash", "part of kept files"),
    (
      "INSERT INTO batch (number, machine, staging, output) VALUES (1, 'vm', '/a/.blijk-1', '/a/b')",
      "Batch 1"
    ),
    (
      """
      INSERT INTO batch (number, machine, staging, output, mark, event)
      VALUES (1, 'vm', '/a/.blijk-1', '/a/b', 'abc', 2)
      """, "slipped in"
    ),
  ])
  func whatWasChangedIsNamed(_ change: (sql: String, words: String)) throws {
    for engine in Engine.here {
      let (sample, _) = try filled(engine)
      try sample.rows(change.sql)
      let findings = try sample.register.check().findings.map(\.en)
      #expect(findings.contains { $0.contains(change.words) }, "\(change.sql): \(findings)")
    }
  }
}
