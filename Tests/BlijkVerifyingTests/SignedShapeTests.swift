import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The signature is over statements, so the shape of the JSON is anybody's to change: it may not speak.
@Suite struct SignedShapeTests {
  private func document(
    _ roster: String = "naam;rol;periode;taken\nSamira;gastvrouw;2026-02/2026-10;"
      + "Ontvangt gasten: zelfstandig | Schenkt koffie",
    achievement: String = "gastheer", _ adjust: @escaping (inout IssueRequest) -> Void = { _ in }
  ) throws -> (sample: VerdictCase, json: JSON) {
    let sample = try VerdictCase(roster: roster, achievement: achievement) {
      $0.validUntil = CalendarDate("2026-12-01")
      adjust(&$0)
    }
    return (sample, try JSON(reading: try sample.bytes("credential")))
  }

  private func state(
    _ sample: VerdictCase, _ json: JSON, on day: CalendarDate = VerdictCase.day
  ) -> Verdict.State {
    sample.issuer.verifier(on: day).verify(json.serialized()).state
  }

  /// `"X"` and `["X"]` are the same statement: the day that it ends would be gone.
  @Test func anExpiredDocumentStaysExpired() throws {
    var (sample, json) = try document()
    #expect(state(sample, json, on: sample.days(300)) == .expired)
    for shape in [["2026-12-01T23:59:59Z"], [["2026-12-01T23:59:59Z"]], .null] as [JSON] {
      json["validUntil"] = shape
      #expect(state(sample, json, on: sample.days(300)) == .unreadable)
    }
    // Of an empty list there is no statement, and the signature is over another text.
    json["validUntil"] = []
    #expect(state(sample, json, on: sample.days(300)) == .altered)
  }

  /// Wherever it is looked at, also where no register would tell.
  @Test func aPracticeDocumentStaysOne() throws {
    var (sample, json) = try document { $0.isTest = true }
    #expect(state(sample, json) == .test)
    let bare = Verifier(
      trust: sample.issuer.verifier().trust, register: .none, today: { VerdictCase.day })
    json["@context"] = .array(
      (json["@context"]?.array ?? []) + ["https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"])
    #expect(bare.verify(json.serialized()).state == .unreadable)
    #expect(state(sample, json) == .unreadable)
  }

  @Test func theOrderOfTasksIsTheirs() throws {
    var (sample, json) = try document()
    let results = try #require(json["credentialSubject"]?["result"]?.array)
    json["credentialSubject"]?["result"] = .array(results.reversed())
    #expect(results.count == 2 && state(sample, json) == .unreadable)
  }

  /// What wallets, databases and JSON-LD tools change, and what says nothing else.
  @Test func whatSaysNothingElseIsLeftAsItIs() throws {
    let (sample, json) = try document()
    let answer = sample.issuer.verifier(on: VerdictCase.day).verify(json.serialized())
    #expect(answer.state == .valid)
    var alone = json
    alone["proof"] = try #require(json["proof"]?.array?.first)
    for other in [sorted(json), alone, unwrapped(json), sorted(unwrapped(alone))] {
      let verdict = sample.issuer.verifier(on: VerdictCase.day).verify(other.serialized())
      #expect(verdict.state == .valid && verdict.facts == answer.facts)
      #expect(verdict.details == answer.details)
    }
    let text = String(decoding: json.serialized(), as: UTF8.self)
    let spelled = text.replacing("\"Samira", with: "\"\\u0053amira")
      .replacing(",\"", with: " ,\n\t\"")
    #expect(spelled.contains("\\u0053") && sample.verify(spelled).facts == answer.facts)
  }

  private func sorted(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements): return .array(elements.map(sorted))
    case .object(let object):
      var turned = JSONObject()
      for member in object.members.sorted(by: { $0.name < $1.name }) {
        turned[member.name] = sorted(member.value)
      }
      return .object(turned)
    default: return json
    }
  }

  /// Every list of one as the bare value, but the contexts.
  private func unwrapped(_ json: JSON) -> JSON {
    switch json {
    case .array(let elements) where elements.count == 1: return unwrapped(elements[0])
    case .array(let elements): return .array(elements.map(unwrapped))
    case .object(let object):
      var bare = JSONObject()
      for member in object.members { bare[member.name] = unwrapped(member.value) }
      return .object(bare)
    default: return json
    }
  }

  /// `8` and `8.0` are one number (JSON-LD 1.1 API §8.2.2), in a document of ours and in any.
  @Test func aNumberMayBeSpelledOtherwise() throws {
    let key = try TestKeys.key(.ed25519)
    let did = "did:web:bewijs.example"
    var award = try Sample.award()
    award.hours = 8
    let signed = try SignedCredential(
      signing: Sample.credential(award), with: key, method: key.publicKey.id.method(of: did), at: 0)
    var trust = TrustList()
    try trust.add(TrustedIssuer(did: did, name: "B", url: nil, phone: nil, keys: [key.publicKey]))
    let verifier = Verifier(trust: trust, register: .none)
    let text = String(decoding: signed.bytes, as: UTF8.self)
    for (number, state) in [
      ("8", .statusUnknown), ("8.0", .statusUnknown), ("8e0", .statusUnknown),
      ("80e-1", .statusUnknown),
      ("\"8\"", .unreadable), ("8.5", .altered), ("[8]", .unreadable),
    ] as [(String, Verdict.State)] {
      let other = text.replacing("\"creditsAvailable\":8", with: "\"creditsAvailable\":\(number)")
      #expect(verifier.verify(Array(other.utf8)).state == state, "\(number)")
    }
  }

  /// Two documents of one person under one key are two: what the code carries must be the credential's.
  @Test func codeAndCredentialSayTheSame() throws {
    let (sample, _) = try document()
    let html = String(decoding: try sample.bytes("html"), as: UTF8.self)
    let facts = try sample.token().facts
    let other = Facts(
      kind: facts.kind, title: "Iets anders", name: facts.name, date: facts.date,
      validUntil: facts.validUntil, period: facts.period, tasks: facts.tasks, isTest: false)
    let link = try sample.link(other, id: sample.id)
    let bare = Verifier(
      trust: sample.issuer.verifier().trust, register: .none, today: { VerdictCase.day })
    #expect(bare.verify(Array(html.utf8)).state == .statusUnknown)
    #expect(bare.verify(Array(html.replacing(sample.link, with: link).utf8)).state == .altered)
    let without = Facts(
      kind: facts.kind, title: facts.title, name: facts.name, date: facts.date,
      validUntil: facts.validUntil, period: facts.period, tasks: [], isTest: false)
    let short = try sample.link(without, id: sample.id)
    #expect(
      bare.verify(Array(html.replacing(sample.link, with: short).utf8)).state == .statusUnknown)
  }

  /// A picture that begins as a page would: what its own element holds is not passed over for a credential
  /// that a comment hides.
  @Test(arguments: ["<!--> <b> %@ -->", "<!DOCTYPE svg [<!ENTITY x \"> <b> %@\">]>"])
  func aPictureThatPretendsToBeAPageIsReadAsAPicture(opening: String) throws {
    let (sample, json) = try document()
    let script = "<script type=\"application/vc\">\(json.text)</script>"
    let svg = String(decoding: try sample.bytes("svg"), as: UTF8.self)
      .replacing("<openbadges:credential>", with: "<ob:credential>")
      .replacing("</openbadges:credential>", with: "</ob:credential>")
      .replacing("xmlns:openbadges", with: "xmlns:ob")
    let start = try #require(svg.firstRange(of: "<svg"))
    let forged = opening.replacing("%@", with: script) + "\n" + svg[start.lowerBound...]
    #expect(sample.verify(forged).state == .unreadable)
  }

  /// A reader of signed JSON that asks for a text and takes anything else for "not there" is how the shape
  /// came to speak.
  @Test func noReaderTakesAnotherShapeForAbsent() throws {
    let forbidden = try Regex(#"\??\.(string|integer|bool|array)\b(?!\()|compactMap\(\\\.string"#)
    for folder in [
      "BlijkCredential/Credential", "BlijkCredential/Endorsement", "BlijkCredential/Carrier",
      "BlijkCredential/Proof", "BlijkCredential/StatusList", "BlijkVerifying/Policies",
      "BlijkVerifying/Published", "BlijkVerifying/Verdict",
    ] {
      let path = "\(Project.root)/Sources/\(folder)"
      // A published register is read a million lines at a time; what it lacks is an error there.
      for name in try FileManager.default.contentsOfDirectory(atPath: path)
      where name != "PublishedRegister.swift" {
        let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        for line in text.split(separator: "\n") where !line.contains("case ") {
          let code = line.replacing(/"[^"]*"/, with: "")
          #expect(code.firstMatch(of: forbidden) == nil, "\(name): \(line)")
        }
      }
    }
  }
}
