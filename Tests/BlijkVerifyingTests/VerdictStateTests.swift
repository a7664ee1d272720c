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

/// Every state, reached the way it happens.
@Suite struct VerdictStateTests {
  @Test(arguments: KeyAlgorithm.allCases)
  func valid(algorithm: KeyAlgorithm) throws {
    let sample = try VerdictCase(algorithm)
    let inputs =
      try ["html", "svg", "credential"].map { try sample.bytes($0) } + [
        Array(sample.link.utf8), Array(sample.id.checkCode.utf8),
        Array(sample.id.checkCode.lowercased().utf8),
        Array("https://bewijs.example/c#\(sample.id.checkCode)".utf8),
        Array(" \(sample.link)\n".utf8),
      ]
    for input in inputs {
      let verdict = sample.issuer.verifier(on: VerdictCase.day).verify(input)
      #expect(verdict.state == .valid)
      #expect(verdict.id == sample.id)
      #expect(verdict.issuer?.name == "Buurtkamer Moerwijk")
      #expect(verdict.facts?.name == "Samira el Bouazzaoui")
      #expect(verdict.facts?.date == VerdictCase.day)
      #expect(verdict.reasons.allSatisfy { $0.outcome == .pass })
    }
  }

  @Test func revoked() throws {
    let sample = try VerdictCase()
    _ = try sample.issuer.folder.register().revoke([sample.id], at: 1)
    for input in [
      sample.link, sample.id.checkCode, String(decoding: try sample.bytes("html"), as: UTF8.self),
    ] {
      let verdict = sample.verify(input)
      #expect(verdict.state == .revoked)
      #expect(verdict.facts == nil)
      #expect(verdict.id == sample.id)
    }
  }

  @Test func expiredOnTheDayAfterItsLast() throws {
    let sample = try VerdictCase { $0.validUntil = CalendarDate("2026-12-01") }
    #expect(sample.verify(sample.link, on: sample.days(11)).state == .valid)
    let verdict = sample.verify(sample.link, on: sample.days(12))
    #expect(verdict.state == .expired)
    #expect(verdict.facts?.validUntil?.iso8601 == "2026-12-01")
  }

  @Test func notYetValidOnTheDayBeforeItsFirst() throws {
    let sample = try VerdictCase()
    let verdict = sample.verify(sample.link, on: sample.days(-1))
    #expect(verdict.state == .notYetValid)
    #expect(verdict.facts?.name == "Samira el Bouazzaoui")
  }

  @Test func test() throws {
    let sample = try VerdictCase { $0.isTest = true }
    let verdict = sample.verify(sample.link)
    #expect(verdict.state == .test)
    #expect(verdict.facts == nil)
    #expect(
      sample.issuer.verifier(on: VerdictCase.day).verify(try sample.bytes("credential")).state
        == .test)
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func unknownIssuer(algorithm: KeyAlgorithm) throws {
    let sample = try VerdictCase(algorithm)
    let stranger = Verifier(trust: TrustList(), register: .none, today: { VerdictCase.day })
    for input in [
      Array(sample.link.utf8), try sample.bytes("html"), try sample.bytes("credential"),
    ] {
      let verdict = stranger.verify(input)
      #expect(verdict.state == .unknownIssuer)
      #expect(verdict.id == nil && verdict.issuer == nil && verdict.facts == nil)
    }
  }

  /// A key that the issuer never named, under the issuer's own DID.
  @Test func unknownIssuerForAnUnknownKey() throws {
    let sample = try VerdictCase()
    let other = try TestKeys.otherEd25519.get()
    let forged = try sample.link(try sample.token().facts, id: sample.id, by: other)
    #expect(sample.verify(forged).state == .unknownIssuer)
    let genuine = try SignedCredential(reading: try sample.bytes("credential"))
    let jwt = try JWT(
      signing: genuine.json, with: other,
      method: "did:web:bewijs.example#\(other.publicKey.id.thumbprint)")
    let verifier = sample.issuer.verifier(on: VerdictCase.day)
    #expect(verifier.verify(jwt.compact).state == .unknownIssuer)
  }

  /// A known organisation's code beside a stranger's credential: the answer names nobody.
  @Test func unknownIssuerNamesNobody() throws {
    let sample = try VerdictCase()
    let other = try TestKeys.otherEd25519.get()
    let jwt = String(decoding: try sample.bytes("credential"), as: UTF8.self)
    let genuine = try SignedCredential(reading: Array(jwt.utf8))
    for did in ["did:web:bewijs.example", "did:web:onbekend.example"] {
      let strange = try JWT(
        signing: genuine.json, with: other, method: "\(did)#\(other.publicKey.id.thumbprint)")
      let page = String(decoding: try sample.bytes("html"), as: UTF8.self)
        .replacing(jwt, with: String(decoding: strange.compact, as: UTF8.self))
      let verdict = sample.verify(page)
      #expect(verdict.state == .unknownIssuer)
      #expect(verdict.issuer == nil && verdict.id == nil)
      let answer = String(decoding: verdict.json(.nl), as: UTF8.self)
      #expect(!answer.contains("Moerwijk") && !answer.contains(sample.id.checkCode))
      let texts = try SharedFiles(issuer: nil).texts(.nl)
      #expect(try verdict.remarks(texts).allSatisfy { !$0.contains("Moerwijk") })
    }
  }

  @Test func alteredToken() throws {
    let sample = try VerdictCase()
    var bytes = try sample.token().bytes
    let place = try #require(Data(bytes).range(of: Data("Samira".utf8))?.lowerBound)
    bytes[place] = UInt8(ascii: "Z")
    let verdict = sample.verify("https://bewijs.example/q#\(TokenDigits.encode(bytes))")
    #expect(verdict.state == .altered)
    #expect(verdict.facts == nil)
    #expect(verdict.issuer?.id == "did:web:bewijs.example")
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func alteredCredential(algorithm: KeyAlgorithm) throws {
    let sample = try VerdictCase(algorithm)
    let genuine = try sample.bytes("credential")
    let changed: [UInt8]
    if algorithm == .rsa {
      let parts = genuine.split(separator: UInt8(ascii: "."))
      var claims = try JSON(reading: try #require(Base64URL.decode(parts[1])))
      claims["credentialSubject"]?["achievement"]?["name"] = "Arts"
      let dot = [UInt8(ascii: ".")]
      changed =
        Array(parts[0]) + dot + Base64URL.encode(claims.serialized()) + dot + Array(parts[2])
    } else {
      var credential = try JSON(reading: genuine)
      credential["credentialSubject"]?["achievement"]?["name"] = "Arts"
      changed = credential.serialized()
    }
    let verifier = sample.issuer.verifier(on: VerdictCase.day)
    #expect(verifier.verify(changed).state == .altered)
    let page = String(decoding: try sample.bytes("html"), as: UTF8.self)
    let forged = page.replacing(
      String(decoding: genuine, as: UTF8.self), with: String(decoding: changed, as: UTF8.self))
    #expect(forged != page)
    #expect(verifier.verify(Array(forged.utf8)).state == .altered)
  }

  /// The token of one document beside the credential of another.
  @Test(arguments: ["html", "svg"])
  func alteredPairing(format: String) throws {
    let sample = try VerdictCase(roster: "naam\nSamira\nJan")
    let page = String(decoding: try sample.bytes(format), as: UTF8.self)
    let other = try #require(sample.report.documents[1].link)
    let forged = page.replacing(sample.link, with: other)
    #expect(forged != page)
    #expect(sample.verify(forged).state == .altered)
  }

  @Test(arguments: [
    "", "hallo", "https://bewijs.example/q#", "https://bewijs.example/q#12345",
    "12345678901234567890",
    "<html>niets</html>", "{}", "a.b.c", "\u{0}", "https://bewijs.example/q#99999999999999999999",
  ])
  func unreadable(text: String) throws {
    let verdict = try VerdictCaseCache.shared.get().verify(text)
    #expect(verdict.state == .unreadable)
    #expect(verdict.id == nil && verdict.issuer == nil && verdict.facts == nil)
    #expect(verdict.input == (["<html>niets</html>", "{}", "a.b.c"].contains(text) ? .file : nil))
    #expect(verdict.reasons.map(\.policy) == ["syntax"])
  }

  @Test func unreadableWhenCutOff() throws {
    let sample = try VerdictCaseCache.shared.get()
    for count in stride(from: 30, to: sample.link.count, by: 7) {
      #expect(sample.verify(String(sample.link.prefix(count))).state == .unreadable)
    }
    #expect(sample.verify(sample.link + "000").state == .unreadable)
  }

  @Test func unreadableWithTwoCredentials() throws {
    let sample = try VerdictCase(roster: "naam\nSamira\nJan")
    let both = try sample.bytes("html") + (try sample.bytes("html", of: 1))
    #expect(sample.issuer.verifier(on: VerdictCase.day).verify(both).state == .unreadable)
  }

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

  @Test func replaced() throws {
    let sample = try VerdictCase()
    let issuer = Issuer(folder: sample.issuer.folder)
    let plan = try issuer.plan(replacing: sample.id, name: "Samira Bouazzaoui")
    _ = try issuer.issue(plan, to: sample.issuer.home("nieuw"), with: sample.issuer.key)
    let verdict = sample.verify(sample.link)
    #expect(verdict.state == .replaced)
    #expect(verdict.facts == nil)
  }

  @Test func notFound() throws {
    let sample = try VerdictCaseCache.shared.get()
    let unknown = try DocumentID.random()
    let verdict = sample.verify(unknown.checkCode)
    #expect(verdict.state == .notFound)
    #expect(verdict.wording != .mistyped)
    #expect(verdict.id == unknown && verdict.issuer == nil && verdict.facts == nil)
    let bare = Verifier(trust: TrustList(), register: .none)
    let typed = bare.verify(Array(sample.id.checkCode.utf8))
    #expect(typed.state == .notFound && typed.wording == .withoutNames)
    #expect(
      try typed.sentence(SharedFiles(issuer: nil).texts(.nl)).hasPrefix(
        "Deze dienst kan alleen QR-codes en bestanden controleren."))
    #expect(verdict.wording == .usual)
  }

  /// Somebody put another's credential, or token, in its row: no honest paper is called false for that.
  @Test(arguments: ["credential", "token"])
  func anotherInTheRowMakesNothingFalse(column: String) throws {
    let sample = try VerdictCase()
    _ = try RegisteredAt(Timestamp.now(), by: sample.issuer)
    _ = try SQLite.rows(
      sample.issuer.folder.path + "/register.sqlite",
      "UPDATE document SET \(column) = (SELECT \(column) FROM document WHERE number = 2) "
        + "WHERE number = 1")
    let verdict = sample.verify(sample.id.checkCode)
    #expect(verdict.state == .statusUnknown && verdict.facts == nil)
    #expect(sample.verify(sample.link).state == .valid)
    #expect(try !sample.issuer.folder.register().check().findings.isEmpty)
    // Nor does its holder get what is kept of somebody else.
    let exported = problem { try Issuer(folder: sample.issuer.folder).export(sample.id) }
    #expect(exported?.code == .badRegister)
  }

  /// Whoever writes in the database sets it back, and deletes nothing from the log.
  @Test(arguments: [false, true]) func aWithdrawnOneThatWasSetBack(asCode: Bool) throws {
    let sample = try VerdictCase()
    let text = asCode ? sample.id.checkCode : sample.link
    _ = try sample.issuer.folder.register().revoke([sample.id], at: Timestamp.now())
    #expect(sample.verify(text).state == .revoked)
    _ = try SQLite.rows(
      sample.issuer.folder.path + "/register.sqlite",
      "UPDATE document SET state = 0, stateChangedAt = NULL, because = NULL")
    #expect(sample.verify(text).state == .statusUnknown)
  }

  @Test func notFoundAfterErasing() throws {
    let sample = try VerdictCase()
    _ = try sample.issuer.folder.register().erase([sample.id], at: Timestamp.now())
    #expect(sample.verify(sample.id.checkCode).state == .notFound)
    // Whoever has the paper can still have it checked.
    #expect(sample.verify(sample.link).state == .valid)
  }

  @Test func mistyped() throws {
    let sample = try VerdictCaseCache.shared.get()
    var code = Array(sample.id.checkCode)
    code[0] = code[0] == "0" ? "1" : "0"
    let verdict = sample.verify(String(code))
    #expect(verdict.state == .notFound)
    #expect(verdict.wording == .mistyped)
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    #expect(try verdict.title(texts) == "Code klopt niet")
    for typed in [
      String(sample.id.checkCode.dropLast()), sample.id.checkCode + "7", "EY77DD8TKNMPU",
    ] {
      #expect(sample.verify(typed).state == .notFound)
      #expect(sample.verify(typed).wording == .mistyped)
    }
  }
}
