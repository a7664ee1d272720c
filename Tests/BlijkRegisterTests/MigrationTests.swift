import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkRegister

/// A register of 0.1.0 is brought up to date: the events of then stay, and what was kept comes under the log.
@Suite struct MigrationTests {
  private let issuer = SampleRegister.issuer

  private func filled(_ engine: Engine) throws -> (OlderRegister, [RegisterEntry]) {
    let sample = try SampleRegister(engine)
    let key = try TestKeys.key(.ed25519).publicKey
    try sample.register.takeIntoUse(key, at: 100)
    var entries = try (0..<6).map {
      try SampleRegister.entry(
        index: $0, at: 300 + $0, showsDetails: $0 == 1, files: SampleRegister.files("papier \($0)"))
    }
    entries[5].replaces = entries[4].id
    try sample.add(entries)
    _ = try sample.register.revoke([entries[1].id], because: .mistake, at: 400)
    _ = try sample.register.erase([entries[3].id], at: 402)
    try sample.register.compromise(key.id.thumbprint, since: 305, at: 600)
    let older = try OlderRegister(sample, engine)
    // The note is of the log that was there before.
    if engine == .sqlite {
      try FileManager.default.removeItem(atPath: sample.place + "-head")
    }
    return (older, entries)
  }

  @Test(arguments: Engine.here) func whatWasKeptComesUnderTheLog(on engine: Engine) throws {
    let (older, entries) = try filled(engine)
    let sample = older.sample
    let then = try sample.rows("SELECT number, at, what, subject, digest, hash FROM event")
    #expect(problem { try Register.open(at: sample.place, readOnly: true) }?.code == .badRegister)
    let register = try Register.open(at: sample.place)
    #expect(try older.version() == "6")
    let head = String(try #require(then.last?[5]).prefix(20))
    let check = try register.check(earlier: [head])
    #expect(check.findings.map(\.en) == [] && check.remarks.isEmpty)
    #expect(check.passesThrough && check.documents == 6)
    let now = try sample.rows("SELECT number, at, what, subject, digest, hash FROM event")
    #expect(Array(now.prefix(then.count)) == then)
    #expect(now.dropFirst(then.count).map { $0[2] } == [String](repeating: "kept", count: 6))

    let found = try entries.map { try #require(try register.entry(issuer: issuer, id: $0.id)) }
    #expect(found.map(\.contents?.showsDetails) == [false, true, false, nil, false, false])
    #expect(found.map(\.state) == [.active, .revoked, .active, .active, .replaced, .active])
    #expect(found.map(\.standsBeforeCompromise) == [true, true, true, true, true, false])
    #expect(
      try register.keptFiles(of: entries[0].id, issuer: issuer)?.bytes == Array("papier 0".utf8))
    // It goes on.
    _ = try register.revoke([entries[0].id], at: 700)
    _ = try register.erase([entries[2].id], at: 701)
    #expect(try register.check().findings.isEmpty)
  }

  /// What was changed in it before then is not vouched for.
  @Test(arguments: [
    "UPDATE document SET tokenHash = credentialHash WHERE number = 1",
    "UPDATE document SET registeredAt = 200 WHERE number = 1",
    "UPDATE document SET statusIndex = 77 WHERE number = 1",
    "DELETE FROM event WHERE number = 2",
  ])
  func whatWasChangedBeforeIsNotVouchedFor(sql: String) throws {
    for engine in Engine.here {
      let (older, entries) = try filled(engine)
      try older.sample.rows(sql)
      let register = try Register.open(at: older.sample.place)
      #expect(problem { try register.entry(issuer: issuer, id: entries[0].id) } != nil, "\(sql)")
      #expect(try register.entry(issuer: issuer, id: entries[2].id) != nil)
      #expect(try !register.check().findings.isEmpty)
    }
  }

  /// What is changed after counts as little as in a new register.
  @Test(arguments: [
    ("UPDATE document SET registeredAt = 200 WHERE number = 1", "moment of registration"),
    ("UPDATE document SET firstEvent = 1 WHERE number = 1", "hash, key or place"),
    ("UPDATE document SET firstEvent = NULL WHERE number = 1", "hash, key or place"),
    ("UPDATE document SET event = firstEvent WHERE number = 1", "hash, key or place"),
    ("UPDATE document SET requestHash = tokenHash WHERE number = 1", "hash, key or place"),
  ])
  func whatIsChangedAfterIsFound(_ change: (sql: String, words: String)) throws {
    for engine in Engine.here {
      let (older, entries) = try filled(engine)
      _ = try Register.open(at: older.sample.place)
      try older.sample.rows(change.sql)
      let register = try Register.open(at: older.sample.place, readOnly: true)
      #expect(problem { try register.entry(issuer: issuer, id: entries[0].id) } != nil)
      let findings = try register.check().findings.map(\.en)
      #expect(findings.contains { $0.contains(change.words) }, "\(change.sql): \(findings)")
    }
  }

  /// Withdrawn, replaced and erased before then stays so, whatever its row says later.
  @Test(arguments: [(1, "state = 0"), (3, "erasedAt = NULL"), (4, "state = 0")])
  func whatBecameOfItBeforeIsNotSetBack(_ change: (place: Int, sql: String)) throws {
    for engine in Engine.here {
      let (older, entries) = try filled(engine)
      let register = try Register.open(at: older.sample.place)
      let id = entries[change.place].id
      #expect(try register.standing(issuer: issuer, id: id) != nil)
      try older.sample.rows(
        "UPDATE document SET \(change.sql) WHERE number = \(change.place + 1)")
      #expect(problem { try register.standing(issuer: issuer, id: id) }?.code == .badRegister)
    }
  }

  /// One of version 4 lacks indexes, and what publishing keeps.
  @Test(arguments: Engine.here) func versionFourGetsTheIndexes(on engine: Engine) throws {
    let sample = try SampleRegister(engine)
    try OlderRegister.takeAwayWhatCameLater(from: sample)
    try sample.rows(
      engine == .sqlite ? "PRAGMA user_version = 4" : "UPDATE schemaVersion SET number = 4")
    #expect(problem { try Register.open(at: sample.place, readOnly: true) }?.code == .badRegister)
    #expect(try Register.open(at: sample.place).check().findings.isEmpty)
    for name in OlderRegister.indexes { try sample.rows("DROP INDEX \(name)") }
  }

  /// Its note of a batch that was interrupted has no mark; it is told from one that is slipped in later.
  @Test(arguments: Engine.here) func anInterruptedBatchIsKept(on engine: Engine) throws {
    let (older, _) = try filled(engine)
    let machine = ProcessInfo.processInfo.hostName
    for (number, flag) in [(1, 0), (2, 1)] {
      try older.sample.rows(
        """
        INSERT INTO batch (number, machine, staging, output, isRegistered)
        VALUES (\(number), '\(machine)', '/een/.blijk-\(number)', '/een/uit', \(flag))
        """)
    }
    let register = try Register.open(at: older.sample.place)
    let batches = try register.unfinishedBatches()
    #expect(batches.map(\.isAsLogged) == [true, true] && batches.map(\.isHere) == [true, true])
    #expect(batches.map(\.isRegistered) == [false, true] && batches.allSatisfy { $0.mark.isEmpty })
    #expect(try register.check().findings.isEmpty)
    try register.end(batches[0])
    #expect(try register.check().findings.isEmpty)
    try older.sample.rows(
      """
      INSERT INTO batch (number, machine, staging, output, isRegistered, mark, event)
      SELECT 1, machine, '/een/.blijk-1', output, 0, '', event - 1 FROM batch WHERE number = 2
      """)
    #expect(try register.unfinishedBatches().map(\.isAsLogged) == [false, true])
  }

  /// Two programs may come at once.
  @Test(arguments: Engine.here) func onlyOneBringsItUpToDate(on engine: Engine) throws {
    let (older, _) = try filled(engine)
    let place = older.sample.place
    let count = 4
    let problems = ProblemBox()
    DispatchQueue.concurrentPerform(iterations: count) { _ in
      do { _ = try Register.open(at: place) } catch { problems.add("\(error)") }
    }
    #expect(problems.all == [])
    #expect(try Register.open(at: place).check().findings.isEmpty)
    let kept = try older.sample.rows("SELECT count(*) FROM event WHERE what = 'kept'")
    #expect(kept == [["6"]])
  }

  /// A large one is done in parts.
  @Test func moreThanOnePartOfRows() throws {
    let sample = try SampleRegister(.sqlite)
    try sample.add(try (0..<1203).map { try SampleRegister.entry(index: $0, at: 300) })
    let older = try OlderRegister(sample, .sqlite)
    try FileManager.default.removeItem(atPath: sample.place + "-head")
    let register = try Register.open(at: older.sample.place)
    #expect(try register.check().findings.isEmpty)
    let without = try sample.rows("SELECT count(*) FROM document WHERE event IS NULL")
    #expect(without == [["0"]])
  }

  @Test(arguments: Engine.here) func aBackupOfThenIsRestored(to engine: Engine) throws {
    let (older, entries) = try filled(.sqlite)
    try older.sample.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    let then = older.sample.folder("toen.sqlite")
    try FileManager.default.copyItem(atPath: older.sample.place, toPath: then)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: then))
    let place = try engine.newPlace(in: older.sample.folder, named: "terug")
    let found = try Register.restore(then, to: place).found
    #expect(found.documents == 6 && found.findings.isEmpty)
    let restored = try Register.open(at: place)
    #expect(try restored.entry(issuer: issuer, id: entries[1].id)?.contents?.showsDetails == true)
    #expect(try Data(contentsOf: URL(fileURLWithPath: then)) == bytes)
  }
}
