import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
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
    try SQLite.rows(
      sample.path, "SELECT number, at, what, subject, digest, hash FROM event ORDER BY number"
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

  private func filled() throws -> (SampleRegister, [RegisterEntry]) {
    let sample = try SampleRegister()
    try sample.register.takeIntoUse(try TestKeys.key(.ed25519).publicKey, at: 100)
    let entries = try (0..<3).map { try SampleRegister.entry(index: $0, at: 300 + $0) }
    try sample.add(entries)
    _ = try sample.register.revoke([entries[1].id], at: 1_795_132_800)
    try sample.register.takeIntoUse(try TestKeys.otherEd25519.get().publicKey, at: 1_795_132_900)
    return (sample, entries)
  }

  @Test func eachEventCoversTheOneBefore() throws {
    let (sample, entries) = try filled()
    let events = try events(sample)
    #expect(
      events.map(\.what) == [
        "keyMade", "issued", "issued", "issued", "revoked", "keyRetired", "keyMade",
      ])
    #expect(isWhole(events))
    let subject = SHA256.hash(Array("did:web:bewijs.example".utf8) + [0] + entries[1].id.bytes)
    #expect(events[2].subject == subject)
    #expect(events[4].subject == subject)
    #expect(events[2].digest == SHA256.hash(entries[1].tokenHash + entries[1].credentialHash))
    let key = try TestKeys.key(.ed25519).publicKey.id.thumbprint
    #expect(events[0].subject == SHA256.hash(Array(key.utf8)))
    #expect(events[5].subject == events[0].subject)
  }

  @Test(arguments: [
    "UPDATE event SET at = at + 1 WHERE number = 3", "DELETE FROM event WHERE number = 2",
    "UPDATE event SET what = 'issued' WHERE what = 'revoked'",
    "UPDATE event SET digest = zeroblob(32) WHERE number = 2",
  ])
  func aChangeIsSeen(sql: String) throws {
    let (sample, _) = try filled()
    _ = try SQLite.rows(sample.path, sql)
    #expect(!isWhole(try events(sample)))
  }

  @Test func tellsNothingAboutPeople() throws {
    let (sample, entries) = try filled()
    let columns = "hex(number || at || what) || hex(subject) || hex(digest) || hex(hash)"
    let log = try SQLite.rows(sample.path, "SELECT \(columns) FROM event").flatMap(\.self)
      .compactMap(\.self).joined()
    let contents = try #require(entries[0].contents)
    let secrets: [[UInt8]] = [
      Array(contents.facts.name.utf8), Array("Samira".utf8), Array(contents.facts.title.utf8),
      Array(entries[0].id.checkCode.utf8), entries[0].id.bytes, entries[0].tokenHash,
      entries[0].credentialHash,
    ]
    for secret in secrets { #expect(!log.contains(Hex.encode(secret).uppercased())) }
    let names = try SQLite.rows(sample.path, "SELECT name FROM pragma_table_info('event')")
    #expect(names == [["number"], ["at"], ["what"], ["subject"], ["digest"], ["hash"]])
  }
}
