import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// Somebody sets back in the database what became of a document: a look-up sees what the log says, and does
/// not wait for a check.
@Suite struct SetBackTests {
  private let issuer = SampleRegister.issuer

  /// The first stands; then one is withdrawn, one replaced, one hidden, one erased, and one is shown again.
  private func filled(_ engine: Engine) throws -> (SampleRegister, [RegisterEntry]) {
    let (sample, entries) = try SampleRegister.filled(
      engine, at: [Int](repeating: 200, count: 6))
    _ = try sample.register.revoke([entries[1].id], at: 300)
    try sample.add([try SampleRegister.replacement(of: entries[2].id, index: 9)])
    _ = try sample.register.setHidden(true, [entries[3].id, entries[5].id], at: 1001)
    _ = try sample.register.erase([entries[4].id], at: 1002)
    _ = try sample.register.setHidden(false, [entries[5].id], at: 1003)
    return (sample, entries)
  }

  @Test(arguments: Engine.here) func whatBlijkWroteAgrees(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    let register = sample.register
    let standing = try entries.map { entry in
      try #require(try register.standing(issuer: issuer, id: entry.id))
    }
    #expect(standing.map(\.state) == [.active, .revoked, .replaced, .active, .active, .active])
    #expect(standing.map(\.isHidden) == [false, false, false, true, false, false])
    let shown = try entries.map { try register.shownEntry(id: $0.id)?.id == $0.id }
    #expect(shown == [true, true, true, false, false, true])
    #expect(try register.summaries().allSatisfy { $0.keyStanding == .inUse })
    var published = 0
    try register.published { _ in published += 1 }
    #expect(published == 7)
  }

  @Test(arguments: [
    (1, "state = 0, stateChangedAt = NULL, because = NULL"), (1, "state = 2"),
    (2, "state = 0, stateChangedAt = NULL, replacement = NULL"), (2, "state = 1"),
    (3, "isHidden = 0"), (5, "isHidden = 1"), (4, "erasedAt = NULL"),
    // What an insider says of a document that stands is no withdrawal either.
    (0, "state = 1"), (0, "state = 9"), (0, "isHidden = 1"), (0, "erasedAt = 5"),
  ])
  func aRowThatWasSetBackDoesNotCount(_ change: (place: Int, sql: String)) throws {
    for engine in Engine.here {
      let (sample, entries) = try filled(engine)
      let bits = try sample.register.statusBits(list: 1, issuer: issuer)
      let id = entries[change.place].id
      try sample.rows("UPDATE document SET \(change.sql) WHERE number = \(change.place + 1)")
      let register = try sample.reopened().register
      #expect(problem { try register.standing(issuer: issuer, id: id) }?.code == .badRegister)
      let found = problem { try register.entry(issuer: issuer, id: id) }
      #expect(found?.message.en.contains(id.checkCode) == true, "\(change.sql)")
      #expect((try? register.shownEntry(id: id)) ?? nil == nil)
      // Nor does the list or the published copy say that it stands.
      #expect(try register.summaries().first { $0.id == id }?.keyStanding == nil)
      let subject = EventLog.subject(issuer: issuer, id: id.bytes)
      var published: [[UInt8]] = []
      try register.published { published.append($0.subject) }
      #expect(published.count == 6 && !published.contains(subject))
      let now = try register.statusBits(list: 1, issuer: issuer)
      #expect(zip(bits, now).allSatisfy { $0 & $1 == $0 }, "\(change.sql)")
      // The others are as they were.
      for (place, entry) in entries.enumerated() where place != change.place {
        #expect(try register.standing(issuer: issuer, id: entry.id) != nil)
      }
      #expect(try !register.check().findings.isEmpty)
    }
  }

  /// What was forgotten and is put back is not shown.
  @Test(arguments: Engine.here) func erasedDetailsThatCameBackAreNotShown(on engine: Engine) throws
  {
    let (sample, entries) = try filled(engine)
    let kept = try #require(entries[4].contents)
    try sample.rows(
      """
      UPDATE document SET credential = \(sample.literal(kept.credential)),
        token = \(sample.literal(kept.token)) WHERE number = 5
      """)
    #expect(problem { try sample.register.shownEntry(id: entries[4].id) }?.code == .badRegister)
    // Erasing them again helps.
    #expect(try sample.register.erase([entries[4].id], at: 2000) == [entries[4].id])
    #expect(try sample.register.shownEntry(id: entries[4].id) == nil)
    #expect(try sample.register.check().findings.isEmpty)
  }

  /// Withdrawing once more mends the row.
  @Test(arguments: Engine.here) func withdrawingAgainMendsIt(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    try sample.rows("UPDATE document SET state = 0 WHERE number = 2")
    #expect(try sample.register.revoke([entries[1].id], at: 2000) == [entries[1].id])
    #expect(
      try sample.register.standing(issuer: issuer, id: entries[1].id)?.state == .revoked)
    #expect(try sample.register.check().findings.isEmpty)
  }

  /// What is asked for is done, and told as done, though something else in the row was set back as well.
  @Test(arguments: [
    (1, "state = 0", Act.erase), (1, "state = 0", .hide), (4, "erasedAt = NULL", .hide),
    (3, "isHidden = 0", .erase), (3, "isHidden = 0", .revoke), (5, "isHidden = 1", .revoke),
    (0, "state = 1", .hide), (0, "erasedAt = 5", .revoke), (3, "state = 1", .show),
    (4, "state = 2", .hide),
    // Where the row alone says that it is so, it is done as well.
    (0, "state = 1", .revoke), (0, "isHidden = 1", .hide), (0, "erasedAt = 5", .erase),
    (3, "isHidden = 0", .show), (3, "isHidden = 0", .hide),
  ])
  func whatIsDoneIsToldAsDone(_ change: (place: Int, sql: String, act: Act)) throws {
    for engine in Engine.here {
      let (sample, entries) = try filled(engine)
      let id = entries[change.place].id
      try sample.rows("UPDATE document SET \(change.sql) WHERE number = \(change.place + 1)")
      #expect(try change.act.done(to: id, in: sample.register) == [id])
      let found = try #require(try sample.register.read { try Register.find(id, in: $0) })
      let logged = try sample.register.read {
        try LoggedChanges(of: found.subject, in: $0).became
      }
      #expect(change.act.isSeen(in: found.became) && change.act.isSeen(in: logged))
      // Once more it is so already.
      #expect(try change.act.done(to: id, in: sample.register).isEmpty)
    }
  }

  enum Act {
    case revoke, hide, show, erase

    func done(to id: DocumentID, in register: Register) throws -> [DocumentID] {
      switch self {
      case .revoke: try register.revoke([id], at: 3000)
      case .hide: try register.setHidden(true, [id], at: 3000)
      case .show: try register.setHidden(false, [id], at: 3000)
      case .erase: try register.erase([id], at: 3000)
      }
    }

    func isSeen(in became: Became) -> Bool {
      switch self {
      case .revoke: became.isEnded
      case .hide: became.isHidden
      case .show: !became.isHidden
      case .erase: became.isErased
      }
    }
  }

  /// Without them a look-up would read the whole log.
  @Test func aLookUpGoesByTheIndex() throws {
    let (sample, entries) = try filled(.sqlite)
    let query = Register.standingQuery
      .replacing("?", with: sample.literal(entries[0].id.bytes), maxReplacements: 1)
      .replacing("?", with: "'\(issuer)'")
    let plan = try sample.rows("EXPLAIN QUERY PLAN \(query)").compactMap { $0.last ?? nil }
    #expect(plan.contains { $0.contains("INDEX changed (subject=?)") }, "\(plan)")
    #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
    let subject = sample.literal(EventLog.zeroHash)
    let other = try sample.rows(
      "EXPLAIN QUERY PLAN SELECT number FROM event WHERE subject = \(subject) "
        + "AND what \(EventLog.registrations)"
    ).compactMap { $0.last ?? nil }
    #expect(other.contains { $0.contains("INDEX registration (subject=?)") }, "\(other)")
    let key = try sample.rows(
      "EXPLAIN QUERY PLAN \(LoggedKey.query) AND subject = \(subject) ORDER BY number"
    ).compactMap { $0.last ?? nil }
    #expect(key.contains { $0.contains("INDEX keyed (subject=?)") }, "\(key)")
    #expect(!key.contains { $0.contains("TEMP B-TREE") }, "\(key)")
  }
}
