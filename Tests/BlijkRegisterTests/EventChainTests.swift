import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Testing

/// The log, recomputed here from the table and the words of its definition.
@Suite struct EventChainTests {
  private struct Event {
    let number: Int
    let at: Int
    let what: String
    let subject: [UInt8]
    let digest: [UInt8]
    let hash: [UInt8]
  }

  private func events(_ sample: SampleRegister) throws -> [Event] {
    try sample.rows(
      "SELECT number, at, what, subject, digest, hash FROM event ORDER BY number"
    ).map { row in
      let texts = row.compactMap(\.self)
      try #require(texts.count == 6)
      return Event(
        number: try #require(Int(texts[0])), at: try #require(Int(texts[1])), what: texts[2],
        subject: try #require(Hex.decode(texts[3])), digest: try #require(Hex.decode(texts[4])),
        hash: try #require(Hex.decode(texts[5])))
    }
  }

  private func eightBytes(_ number: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = number
    for _ in 0..<8 {
      bytes.insert(UInt8(rest % 256), at: 0)
      rest /= 256
    }
    return bytes
  }

  private func isWhole(_ events: [Event]) -> Bool {
    var before = [UInt8](repeating: 0, count: 32)
    for (index, event) in events.enumerated() {
      let content =
        before + eightBytes(event.number) + eightBytes(event.at) + Array(event.what.utf8) + [0]
        + event.subject + event.digest
      guard event.number == index + 1, event.hash == SHA256.hash(content) else { return false }
      before = event.hash
    }
    return true
  }

  private func filled(_ engine: Engine) throws -> (SampleRegister, [RegisterEntry]) {
    let (sample, entries) = try SampleRegister.filled(engine, at: [300, 301, 302])
    _ = try sample.register.revoke([entries[1].id], at: 1_795_132_800)
    try sample.register.takeIntoUse(try TestKeys.otherEd25519.get().publicKey, at: 1_795_132_900)
    return (sample, entries)
  }

  @Test(arguments: Engine.here) func eachEventCoversTheOneBefore(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    let events = try events(sample)
    #expect(
      events.map(\.what) == [
        "keyMade", "batchBegun", "registered", "registered", "registered", "batchRegistered",
        "batchEnded", "revoked", "keyRotated", "keyMade",
      ])
    #expect(isWhole(events))
    let subject = SHA256.hash(Array("did:web:bewijs.example".utf8) + [0] + entries[1].id.bytes)
    #expect(events[3].subject == subject)
    #expect(events[7].subject == subject)
    // What is kept: whose it is and that details are shown; what was asked; no files.
    let contents = try #require(entries[1].contents)
    var asked = contents.token
    for text in [contents.achievement, contents.request].compactMap(\.self) {
      asked += [1] + eightBytes(text.utf8.count) + Array(text.utf8)
    }
    let fixed =
      entries[1].tokenHash + entries[1].credentialHash + Array(entries[1].key.utf8) + [0]
      + eightBytes(1) + eightBytes(1) + eightBytes(301) + eightBytes(0) + [2] + SHA256.hash(asked)
      + [UInt8](repeating: 0, count: 32)
    #expect(events[3].digest == SHA256.hash(fixed))
    let key = try TestKeys.key(.ed25519).publicKey.id.thumbprint
    #expect(events[0].subject == SHA256.hash(Array(key.utf8)))
    #expect(events[8].subject == events[0].subject)
    #expect(Set(events[1...6].filter { $0.what.hasPrefix("batch") }.map(\.subject)).count == 1)
  }

  @Test(arguments: [
    "UPDATE event SET at = at + 1 WHERE number = 3", "DELETE FROM event WHERE number = 2",
    "UPDATE event SET what = 'issued' WHERE what = 'revoked'",
    "UPDATE event SET digest = subject WHERE number = 2",
  ])
  func aChangeIsSeen(sql: String) throws {
    for engine in Engine.here {
      let (sample, _) = try filled(engine)
      try sample.rows(sql)
      #expect(!isWhole(try events(sample)))
    }
  }

  @Test(arguments: Engine.here) func tellsNothingAboutPeople(on engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    let log = try sample.rows("SELECT what, subject, digest, hash FROM event").flatMap(\.self)
      .compactMap(\.self).joined()
    let contents = try #require(entries[0].contents)
    let secrets: [[UInt8]] = [
      Array(contents.facts.name.utf8), Array("Samira".utf8), Array(contents.facts.title.utf8),
      Array(entries[0].id.checkCode.utf8), entries[0].id.bytes, entries[0].tokenHash,
      entries[0].credentialHash,
    ]
    for secret in secrets { #expect(!log.contains(Hex.encode(secret))) }
    #expect(!log.contains("Samira"))
  }
}
