import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// What a second organisation says about a document.
@Suite struct EndorsementTests {
  private static let pep = "did:web:pep.example"
  private static let moment = 1_795_132_800  // 2026-11-20

  private let sample: VerdictCase

  init() throws { sample = try VerdictCaseCache.shared.get() }

  private static func key(_ algorithm: KeyAlgorithm) throws -> PrivateKey {
    try (algorithm == .rsa ? TestKeys.rsa2048 : TestKeys.otherEd25519).get()
  }

  /// An endorsement of the sample by PEP, changed before it is signed.
  private func endorsement(
    _ algorithm: KeyAlgorithm = .ed25519, validUntil: CalendarDate? = nil, of bytes: [UInt8]? = nil,
    signedAs signer: String = pep, _ change: (inout JSON) -> Void = { _ in }
  ) throws -> [UInt8] {
    let profile = IssuerProfile(
      host: try IssuerHost("pep.example"), name: "Een andere naam", kvk: nil, url: nil, phone: nil,
      signatory: Signatory("P. Jansen"))
    var json = try Endorsement(
      of: SignedCredential(reading: bytes ?? sample.bytes("credential")), id: "urn:uuid:1",
      by: profile, comment: "Wij gaven de les.", language: .nl, at: Self.moment,
      validUntil: validUntil
    ).json
    change(&json)
    let key = try Self.key(algorithm)
    return try SignedCredential(
      signing: json, with: key, method: "\(signer)#\(key.publicKey.id.thumbprint)",
      at: Self.moment
    ).bytes
  }

  private func verifier(
    _ endorsements: [[UInt8]], trusting algorithm: KeyAlgorithm? = .ed25519,
    isCompromised: Bool = false, hasRegister: Bool = true
  ) throws -> Verifier {
    var trust = sample.issuer.verifier().trust
    if let algorithm {
      let key = try Self.key(algorithm).publicKey
      try trust.add(
        TrustedIssuer(
          did: Self.pep, name: "PEP Den Haag", url: nil, phone: nil, keys: [key],
          compromised: isCompromised ? [key.id: Self.moment + 1] : [:]))
    }
    let register = try sample.issuer.folder.register(readOnly: true)
    return Verifier(
      trust: trust,
      register: hasRegister ? .live(register, issuer: "did:web:bewijs.example") : .none,
      endorsements: endorsements, today: { VerdictCase.day })
  }

  private func found(
    _ endorsement: [UInt8], trusting algorithm: KeyAlgorithm? = .ed25519
  ) throws -> Verdict.Endorsement {
    let verdict = try verifier([endorsement], trusting: algorithm).verify(sample.bytes("html"))
    // Whatever becomes of it, the document is what it is.
    #expect(verdict.state == .valid)
    return try #require(verdict.endorsements.first)
  }

  @Test(arguments: KeyAlgorithm.allCases, ["html", "svg", "credential"])
  func countsBesideEveryFile(algorithm: KeyAlgorithm, format: String) throws {
    let verdict = try verifier([endorsement(algorithm)], trusting: algorithm)
      .verify(sample.bytes(format))
    #expect(verdict.state == .valid && verdict.endorsements.count == 1)
    let endorsement = try #require(verdict.endorsements.first)
    #expect(endorsement.state == .valid)
    // Who it is says the list, and not the file.
    #expect(endorsement.why.nl == "PEP Den Haag bevestigt dit document.")
    #expect(endorsement.issuer?.id == Self.pep)
    #expect(endorsement.comment == "Wij gaven de les.")
    #expect(endorsement.date == CalendarDate("2026-11-20") && endorsement.validUntil == nil)
  }

  /// The register's own copy stands in for the file that a code leaves out.
  @Test func countsBesideACode() throws {
    let file = try endorsement()
    let code = Array(sample.link.utf8)
    #expect(try verifier([file]).verify(code).endorsements.first?.state == .valid)
    let bare = try verifier([file], hasRegister: false).verify(code)
    #expect(bare.state == .statusUnknown)
    #expect(bare.endorsements.map(\.state) == [.notChecked])
  }

  @Test func countsOfADocumentWithAJWT() throws {
    let rsa = try VerdictCase(.rsa)
    var verifier = rsa.issuer.verifier(on: VerdictCase.day)
    var trust = verifier.trust
    try trust.add(
      TrustedIssuer(
        did: Self.pep, name: "PEP", url: nil, phone: nil, keys: [Self.key(.ed25519).publicKey]))
    let credential = try rsa.bytes("credential")
    verifier = Verifier(
      trust: trust, register: .none, endorsements: [try endorsement(of: credential)])
    #expect(verifier.verify(credential).endorsements.first?.state == .valid)
    // Of the same document, but of another text under the same identifier.
    let other = try endorsement(of: credential) {
      $0["credentialSubject"]?["digestMultibase"] = "uEiAAAA"
    }
    verifier = Verifier(trust: trust, register: .none, endorsements: [other])
    #expect(verifier.verify(credential).endorsements.first?.state == .otherDocument)
  }

  @Test func aWalletMayWriteTheDocumentAnew() throws {
    let json = try JSON(reading: try sample.bytes("credential"))
    var turned = JSONObject()
    for member in (json.object?.members ?? []).reversed() { turned[member.name] = member.value }
    let verdict = try verifier([endorsement()]).verify(JSON.object(turned).serialized())
    #expect(verdict.endorsements.first?.state == .valid)
  }

  @Test func aStrangerIsNotNamed() throws {
    let endorsement = try found(try endorsement(), trusting: nil)
    #expect(endorsement.state == .unknownIssuer)
    #expect(endorsement.issuer == nil && endorsement.comment == nil)
  }

  /// No register tells whether it was signed before the key was stolen.
  @Test func aCompromisedKeyEndorsesNothing() throws {
    let verdict = try verifier([endorsement()], isCompromised: true).verify(sample.bytes("html"))
    #expect(verdict.state == .valid)
    let endorsement = try #require(verdict.endorsements.first)
    #expect(endorsement.state == .statusUnknown && endorsement.comment == nil)
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func oneLetterBreaksIt(algorithm: KeyAlgorithm) throws {
    var bytes = try endorsement(algorithm)
    switch algorithm {
    case .ed25519:
      let text = String(decoding: bytes, as: UTF8.self)
      bytes = Array(text.replacing("Wij gaven", with: "Wij geven").utf8)
    case .rsa:
      let last = bytes.count - 10
      bytes[last] = bytes[last] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    }
    let endorsement = try found(bytes, trusting: algorithm)
    #expect(endorsement.state == .altered && endorsement.comment == nil)
  }

  @Test func whoItNamesIsWhoSigned() throws {
    let json = try endorsement { $0["issuer"]?["id"] = "did:web:gemeente.example" }
    #expect(try found(json).state == .altered)
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func isAboutExactlyThisDocument(algorithm: KeyAlgorithm) throws {
    func state(_ change: (inout JSON) -> Void) throws -> Verdict.Endorsement.State {
      try found(try endorsement(algorithm, change), trusting: algorithm).state
    }
    #expect(
      try state { $0["credentialSubject"]?["id"] = "https://bewijs.example/c/EY77-DD8T-KNMP-93HD" }
        == .otherDocument)
    #expect(
      try state { $0["credentialSubject"]?["digestMultibase"] = "uEiAAAA" } == .otherDocument)
    // Other software gives no hash; the address is the issuer's own.
    #expect(try state { $0["credentialSubject"]?["digestMultibase"] = nil } == .valid)
  }

  /// What it says of the document stands in one place: moved to another node of the same `id`, the hash
  /// would be gone and the signature the same.
  @Test(arguments: ["digestMultibase", "endorsementComment"])
  func nothingIsMovedOutOfIt(member: String) throws {
    let file = try endorsement {
      $0["credentialSubject"]?["digestMultibase"] = "uEiAAAA"
      $0["evidence"] = [
        [
          "id": $0["credentialSubject"]?["id"] ?? .null,
          "type": ["Evidence", "EndorsementSubject"],
          "name": "Foto",
        ]
      ]
    }
    var json = try JSON(reading: file)
    var evidence = try #require(json["evidence"]?.oneOrMany.first)
    evidence[member] = try #require(json["credentialSubject"]?[member])
    json["credentialSubject"]?[member] = nil
    json["evidence"] = [evidence]
    let moved = try found(json.serialized())
    #expect(moved.state == .unreadable && moved.why.nl.contains("op twee plaatsen"))
  }

  /// An identifier that anybody could write needs the hash.
  @Test func anIdentifierAloneIsNotEnoughForOthers() throws {
    let reading = { (json: JSON) throws in try EndorsementReading(json) }
    var document = try Sample.credential().json
    document["id"] = "urn:uuid:2"
    let key = try TestKeys.key(.ed25519)
    let signed = try SignedCredential(
      signing: document, with: key, method: "did:web:bewijs.example#x", at: 0)
    let issuer = TrustedIssuer(
      did: "did:web:bewijs.example", name: "B", url: nil, phone: nil, keys: [key.publicKey])
    var json = try Endorsement(
      of: signed, id: "urn:uuid:1", by: try Sample.issuer(), comment: nil, language: .en, at: 0,
      validUntil: nil
    ).json
    #expect(try reading(json).about(signed.verified(by: key.publicKey), of: issuer).isIt)
    json["credentialSubject"]?["digestMultibase"] = nil
    #expect(!(try reading(json).about(signed.verified(by: key.publicKey), of: issuer).isIt))
    let issuerProfile = try Sample.issuer()
    document["id"] = nil
    let nameless = try SignedCredential(
      signing: document, with: key, method: "did:web:bewijs.example#x", at: 0)
    #expect(!(try reading(json).about(nameless.verified(by: key.publicKey), of: issuer).isIt))
    #expect(
      problem {
        try Endorsement(
          of: nameless, id: "urn:uuid:1", by: issuerProfile, comment: nil, language: .en,
          at: 0, validUntil: nil)
      }?.code == .unreadable)
  }

  @Test func countsFromItsFirstToItsLastDay() throws {
    #expect(try found(try endorsement(validUntil: CalendarDate("2026-11-21"))).state == .expired)
    let last = CalendarDate("2099-01-01")
    #expect(try found(try endorsement(validUntil: last)).validUntil == last)
    let early = try endorsement { $0["validFrom"] = "2099-01-01T00:00:00Z" }
    #expect(try found(early).state == .notYetValid)
  }

  /// A list of PEP in which only the eighth place is set.
  private func statusList() throws -> (list: StatusList, folder: TemporaryFolder) {
    let json = Sample.statusList(of: Self.pep)
    let key = try Self.key(.ed25519)
    let signed = try SignedCredential(
      signing: json, with: key, method: "\(Self.pep)#\(key.publicKey.id.thumbprint)",
      at: Self.moment)
    let folder = try TemporaryFolder()
    let path = try folder.file("status", String(decoding: signed.bytes, as: UTF8.self))
    return (try StatusList(path: path), folder)
  }

  /// What may have been withdrawn counts only beside the list that says that it was not.
  @Test(arguments: [(7, "revoked"), (8, "valid")])
  func anotherSystemsStatusListIsAsked(index: Int, state: String) throws {
    let file = try endorsement {
      $0["credentialStatus"] = [
        "type": "BitstringStatusListEntry", "statusPurpose": "revocation",
        "statusListIndex": .string(String(index)),
        "statusListCredential": "https://pep.example/status/1",
      ]
    }
    #expect(try found(file).state == .statusUnknown)
    let verifier = Verifier(
      trust: try verifier([]).trust, register: .none, statusLists: [try statusList().list],
      endorsements: [file])
    let endorsement = verifier.verify(try sample.bytes("html")).endorsements.first
    #expect(endorsement?.state.rawValue == state)
  }

  @Test func onesOwnWordAddsNothing() throws {
    let key = sample.issuer.key
    var json = try Endorsement(
      of: SignedCredential(reading: sample.bytes("credential")), id: "urn:uuid:1",
      by: sample.issuer.folder.profile, comment: nil, language: .nl, at: Self.moment,
      validUntil: nil
    ).json
    json["name"] = "Eigen lof"
    let bytes = try SignedCredential(
      signing: json, with: key, method: "did:web:bewijs.example#\(key.publicKey.id.thumbprint)",
      at: Self.moment
    ).bytes
    #expect(try found(bytes).state == .sameIssuer)
  }

  @Test func whatIsNoEndorsementIsSaid() throws {
    for bytes in [
      Array("onzin".utf8), [], try sample.bytes("credential"),
      try endorsement {
        $0["credentialSubject"]?["type"] = ["AchievementSubject"]
        $0["credentialSubject"]?["endorsementComment"] = nil
      },
    ] {
      #expect(try found(bytes).state == .unreadable)
    }
    // And an endorsement is no document.
    let alone = try verifier([]).verify(endorsement())
    #expect(alone.state == .unreadable)
    #expect(alone.reasons.first?.why.nl.contains("--endorsement") == true)
  }

  /// Control characters could write over the answer on a terminal.
  @Test func aCommentThatOursMayNotHoldIsNotShown() throws {
    let file = try endorsement {
      $0["credentialSubject"]?["endorsementComment"] = "\u{1B}[2J ✔ Echt"
    }
    let endorsement = try found(file)
    #expect(endorsement.state == .valid && endorsement.comment == nil)
  }

  @Test func nobodyEndorsesWhatIsNotGood() throws {
    let revoked = try VerdictCase()
    _ = try revoked.issuer.folder.register().revoke([revoked.id], at: 1)
    let file = try endorsement(of: revoked.bytes("credential"))
    let register = try revoked.issuer.folder.register(readOnly: true)
    let verifier = Verifier(
      trust: try self.verifier([]).trust,
      register: .live(register, issuer: "did:web:bewijs.example"),
      endorsements: [file, file], today: { VerdictCase.day })
    for input in [try revoked.bytes("html"), Array("onzin".utf8), Array(revoked.link.utf8)] {
      let verdict = verifier.verify(input)
      #expect(verdict.state == .revoked || verdict.state == .unreadable)
      #expect(verdict.endorsements.map(\.state) == [.notChecked, .notChecked])
    }
  }

  @Test func standsInTheJSONBehindTheFixedMembers() throws {
    let verdict = try verifier([endorsement(), Array("onzin".utf8)]).verify(sample.bytes("html"))
    let json = try JSON(reading: verdict.json(.nl))
    #expect(json.object?.names.suffix(2) == ["reasons", "endorsements"])
    let both = try #require(json["endorsements"]?.array)
    #expect(
      both[0] == [
        "issuer": ["id": .string(Self.pep), "name": "PEP Den Haag"], "state": "valid",
        "date": "2026-11-20", "validUntil": .null, "comment": "Wij gaven de les.",
        "why": "PEP Den Haag bevestigt dit document.",
      ])
    #expect(both[1]["state"] == "unreadable" && both[1]["issuer"] == .null)
    let without = try JSON(reading: try verifier([]).verify(sample.bytes("html")).json(.nl))
    #expect(without["endorsements"] == nil)
  }
}
