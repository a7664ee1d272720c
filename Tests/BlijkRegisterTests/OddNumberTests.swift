import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// Whoever writes in the database can put any number there: no command ends by it, or goes on for ever.
@Suite struct OddNumberTests {
  private let issuer = SampleRegister.issuer

  @Test(
    .timeLimit(.minutes(2)),
    arguments: ["9223372036854775807", "-9223372036854775808"],
    [
      "UPDATE document SET date = NUMBER WHERE number = 1",
      "UPDATE document SET validUntil = NUMBER WHERE number = 1",
      "UPDATE document SET registeredAt = NUMBER WHERE number = 1",
      "UPDATE document SET statusList = NUMBER WHERE number = 1",
      "UPDATE document SET statusIndex = NUMBER, state = 1 WHERE number = 1",
      "UPDATE signingKey SET usedFrom = NUMBER",
      "UPDATE signingKey SET usedUntil = NUMBER",
      "UPDATE signingKey SET compromisedSince = NUMBER",
      "UPDATE event SET at = NUMBER WHERE number = (SELECT max(number) FROM event)",
      "UPDATE register SET published = NUMBER",
    ])
  func noneEndsTheProgram(number: String, sql: String) throws {
    for engine in Engine.here {
      let refused = try refusals(engine, sql.replacing("NUMBER", with: number))
      #expect(refused > 0, "\(sql)")
    }
  }

  /// These are counted on from, so that only the largest is in the way.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "UPDATE document SET number = 9223372036854775807 WHERE number = 2",
      "UPDATE signingKey SET number = 9223372036854775807",
      """
      INSERT INTO batch (number, machine, staging, output)
      VALUES (9223372036854775807, 'vm', '/a/.blijk-1', '/a/b')
      """,
      """
      INSERT INTO event (number, at, what, subject, digest, hash)
      SELECT 9223372036854775807, at, what, subject, digest, hash FROM event WHERE number = 1
      """,
    ])
  func noNumberOfARowEndsTheProgram(sql: String) throws {
    for engine in Engine.here {
      let refused = try refusals(engine, sql)
      #expect(refused > 0, "\(sql)")
    }
  }

  /// Does everything with a register in which somebody wrote; tells how often it was refused.
  private func refusals(_ engine: Engine, _ sql: String) throws -> Int {
    let sample = try SampleRegister(engine)
    let register = sample.register
    let key = try TestKeys.key(.ed25519).publicKey
    try register.takeIntoUse(key, at: 100)
    let entries = try (1...2).map { try SampleRegister.entry(index: $0, at: 200) }
    try sample.add(entries)
    try sample.rows(sql)
    #expect(try !register.check().findings.isEmpty, "\(sql)")
    // Whoever opens it again can still have it checked.
    #expect(try !sample.reopened().register.check().findings.isEmpty, "\(sql)")
    let id = entries[0].id
    let operations: [() throws -> Void] = [
      { _ = try register.summaries() },
      { _ = try register.keyRing() },
      { _ = try register.nextPublication(at: 500) },
      { try register.published { _ in } },
      {
        for list in try register.statusLists(issuer: issuer) {
          _ = try register.statusBits(list: list, issuer: issuer)
        }
      },
      { _ = try register.freeStatusEntries(1, issuer: issuer) },
      { _ = try register.standing(issuer: issuer, id: id) },
      { _ = try register.shownEntry(id: id) },
      { _ = try register.report(year: 1970).counts },
      { _ = try register.summaries(signedWith: key.id.thumbprint, since: 0) },
      { try register.checkNewKey(at: 10_000) },
      { try sample.add([try SampleRegister.entry(index: 7, at: 300)]) },
      { _ = try register.revoke([id], at: 600) },
      { try register.compromise(key.id.thumbprint, since: 150, at: 700) },
      { try register.takeIntoUse(try TestKeys.otherEd25519.get().publicKey, at: 10_000) },
      { _ = try register.prune(registeredBefore: 250, at: 10_001) },
    ]
    let problems = operations.compactMap { operation in problem { try operation() } }
    return problems.count
  }
}
