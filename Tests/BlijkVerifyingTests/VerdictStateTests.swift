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
