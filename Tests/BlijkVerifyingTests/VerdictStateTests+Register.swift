import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The states that the register decides.
extension VerdictStateTests {
  @Test func statusUnknownWithoutARegister() throws {
    let sample = try VerdictCaseCache.shared.get()
    let trust = sample.issuer.verifier().trust
    let gone = Problem(.badRegister, nl: "weg", en: "gone")
    for register in [RegisterAtHand.none, .unavailable(gone, issuer: nil)] {
      let verifier = Verifier(trust: trust, register: register, today: { VerdictCase.day })
      let verdict = verifier.verify(Array(sample.link.utf8))
      #expect(verdict.state == .statusUnknown)
      #expect(verdict.facts?.name == "Samira el Bouazzaoui")
    }
    // Another organisation's register says nothing about this one.
    let other = try sample.issuer.folder.register(readOnly: true)
    let verifier = Verifier(
      trust: trust, register: .live(other, issuer: "did:web:ander.example"),
      today: { VerdictCase.day })
    #expect(verifier.verify(Array(sample.link.utf8)).state == .statusUnknown)
  }

  @Test func statusUnknownWhenTheRegisterIsDamaged() throws {
    let sample = try VerdictCase()
    let path = sample.issuer.folder.path + "/register.sqlite"
    _ = try SQLite.rows(path, "PRAGMA user_version = 99")
    #expect(sample.verify(sample.link).state == .statusUnknown)
    // Then a typed code has nothing to go by, which is not the same as unknown.
    #expect(sample.verify(sample.id.checkCode).state == .statusUnknown)
    try FileManager.default.removeItem(atPath: path)
    #expect(sample.verify(sample.link).state == .statusUnknown)
  }

  /// A stolen key can sign anything; it cannot register.
  @Test(arguments: KeyAlgorithm.allCases)
  func unregistered(algorithm: KeyAlgorithm) throws {
    let sample = try VerdictCase(algorithm)
    let facts = try sample.token().facts
    let unknown = sample.verify(try sample.link(facts, id: try DocumentID.random()))
    #expect(unknown.state == .unregistered)
    #expect(unknown.facts == nil)
    // A second text under a registered id.
    let second = Facts(
      kind: facts.kind, title: facts.title, name: "Dief", date: facts.date, validUntil: nil,
      period: nil, tasks: [], isTest: false)
    let verdict = sample.verify(try sample.link(second, id: sample.id))
    #expect(verdict.state == .unregistered)
    #expect(verdict.facts == nil)
    // The same facts and id make the same bytes, which are registered.
    #expect(sample.verify(try sample.link(facts, id: sample.id)).state == .valid)
  }

  @Test func unregisteredCredential() throws {
    let sample = try VerdictCaseCache.shared.get()
    let genuine = try SignedCredential(reading: try sample.bytes("credential"))
    var json = genuine.json
    json["credentialSubject"]?["role"] = "directeur"
    let jwt = try JWT(signing: json, with: sample.issuer.key, method: try #require(genuine.method))
    let verifier = sample.issuer.verifier(on: VerdictCase.day)
    #expect(verifier.verify(jwt.compact).state == .unregistered)
  }

  /// The time of registration counts, not the day of award.
  @Test func unregisteredOutsideTheKeysWindow() throws {
    let sample = try VerdictCase()
    let (issuer, key) = (sample.issuer.folder.profile.host.did, sample.issuer.key.publicKey)
    let own = try sample.issuer.folder.register(readOnly: true)
    let entry = try #require(try own.entry(issuer: issuer, id: sample.id))
    let register = try Register.create(at: sample.issuer.home("ander.sqlite"), issuer: issuer)
    try register.takeIntoUse(key, at: 100)
    try register.retire(key.id.thumbprint, at: 200)
    let batch = try register.begin(staging: "/a", output: "/b", at: 300)
    try register.register(batch, at: 300) { (add) throws(Problem) in try add(entry) }
    try register.end(batch, at: 300)
    let verifier = Verifier(
      trust: sample.issuer.verifier().trust, register: .live(register, issuer: issuer),
      today: { VerdictCase.day })
    let verdict = verifier.verify(Array(sample.link.utf8))
    #expect(verdict.state == .unregistered, "\(verdict.reasons)")
    #expect(verdict.reasons.first { $0.outcome == .fail }?.policy == "key")
  }

  /// An honest paper is not called false for what somebody changed in the database, and nothing that a reported
  /// key signed is called good again.
  @Test(arguments: [
    "UPDATE signingKey SET usedFrom = usedFrom + 1000000", "DELETE FROM signingKey",
    "UPDATE signingKey SET usedUntil = usedFrom",
    "UPDATE signingKey SET compromisedSince = NULL, compromisedFrom = NULL",
    "UPDATE signingKey SET compromisedFrom = 1000",
    "UPDATE signingKey SET compromisedSince = compromisedSince + 864000",
  ])
  func statusUnknownWhereTheRowOfTheKeyWasChanged(sql: String) throws {
    let sample = try VerdictCase()
    let isReported = sql.contains("compromised")
    if isReported {
      try sample.issuer.folder.compromiseKey(
        sample.issuer.key.publicKey.id.thumbprint, since: .today())
    }
    _ = try SQLite.rows(sample.issuer.folder.path + "/register.sqlite", sql)
    #expect(sample.verify(sample.link).state == .statusUnknown)
    let register = try sample.issuer.folder.register(readOnly: true)
    #expect(try register.summaries().map(\.keyStanding) == [nil])
    var published = 0
    try register.published { _ in published += 1 }
    #expect(published == 0)
    // Nor does any command go on with it: a report, a new key, what others are told.
    let folder = sample.issuer.folder
    let key = sample.issuer.key.publicKey.id.thumbprint
    let writing = try folder.register()
    let now = Timestamp.now()
    for refused in [
      problem { try folder.keyRing() }, problem { try folder.compromiseKey(key, since: .today()) },
      problem { try writing.compromise(key, since: now, at: now) },
      problem {
        try folder.publishOneFile(to: sample.issuer.home("site"), with: sample.issuer.key)
      },
    ] { #expect(refused != nil) }
  }

  /// An organisation's own folder that is named and is not there is no reason to believe an older copy.
  @Test func statusUnknownWhereTheFolderIsGone() throws {
    let sample = try VerdictCase()
    let site = sample.issuer.home("site")
    try sample.issuer.folder.publishOneFile(to: site, with: sample.issuer.key)
    let gone = sample.issuer.home("weg")
    let verifier = try Verifier(folder: gone, today: { VerdictCase.day }).also(
      trusting: ["\(site)/.well-known/did.json"], published: [site])
    #expect(verifier.verify(Array(sample.link.utf8)).state == .statusUnknown)
    // Nor is one whose register is another's: either name may be wrong.
    let path = "\(sample.issuer.folder.path)/issuer.toml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("bewijs.example", with: "bewjis.example")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let mistyped = try Verifier(folder: sample.issuer.folder.path, today: { VerdictCase.day })
      .also(trusting: ["\(site)/.well-known/did.json"], published: [site])
    #expect(mistyped.verify(Array(sample.link.utf8)).state == .statusUnknown)
  }
}
