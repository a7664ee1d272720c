import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Testing

/// Issuers that are their own key: nobody need know them to see whether a signature fits.
@Suite struct DIDKeyTests {
  private static func did(_ key: PublicKey) throws -> String { "did:key:\(try key.multikey())" }

  /// A credential of another system, signed as JSON or as a JWT.
  private func credential(
    isJWT: Bool, issuer: String? = nil, method: String? = nil,
    by key: PrivateKey? = nil, _ change: (inout JSON) -> Void = { _ in }
  ) throws -> [UInt8] {
    let own = try TestKeys.key(.ed25519)
    let did = try Self.did(own.publicKey)
    let json: JSON = [
      "@context": Credential.contexts, "id": "urn:uuid:1",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": .string(issuer ?? did), "type": ["Profile"], "name": "Iemand"],
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": [
        "id": "urn:uuid:2", "type": ["AchievementSubject"],
        "achievement": ["type": ["Achievement"], "name": "Iets"],
      ],
    ]
    let method = method ?? "\(did)#\(did.dropFirst(8))"
    if isJWT {
      return try JWT(signing: json, with: key ?? own, method: method).compact
    }
    var signed = json
    signed["proof"] =
      try DataIntegrityProof(
        signing: json, with: key ?? own, method: method, created: 1_767_225_600
      ).json
    change(&signed)
    return signed.serialized()
  }

  private func verdict(_ bytes: [UInt8]) -> Verdict {
    Verifier(trust: TrustList(), register: .none).verify(bytes)
  }

  private func outcome(_ verdict: Verdict) -> Verdict.Reason.Outcome? {
    verdict.reasons.first { $0.policy == "signature" }?.outcome
  }

  @Test(arguments: [true, false])
  func aGoodSignatureOfAStrangerIsSeen(isJWT: Bool) throws {
    let verdict = verdict(try credential(isJWT: isJWT))
    #expect(verdict.state == .unknownIssuer)
    #expect(outcome(verdict) == .pass)
    #expect(verdict.issuer == nil && verdict.id == nil && verdict.claim == nil)
    #expect(verdict.reasons.filter { $0.outcome == .fail }.map(\.policy) == ["issuer"])
  }

  @Test(arguments: [true, false])
  func aBadSignatureIsAltered(isJWT: Bool) throws {
    let other = try TestKeys.otherEd25519.get()
    let byOther = verdict(try credential(isJWT: isJWT, by: other))
    #expect(byOther.state == .altered && outcome(byOther) == .fail)
    #expect(byOther.issuer == nil)
    if !isJWT {
      let changed = try credential(isJWT: false) { $0["issuer"]?["name"] = "Iemand anders" }
      #expect(verdict(changed).state == .altered)
    }
  }

  /// A key that is not the issuer's says nothing about it.
  @Test(arguments: [true, false])
  func aKeyOfAnotherThanTheIssuerIsNotTaken(isJWT: Bool) throws {
    for bytes in [
      try credential(isJWT: isJWT, issuer: "did:web:ander.example"),
      try credential(isJWT: isJWT, issuer: "did:key:zOnzin"),
      try credential(isJWT: isJWT, method: "did:web:ander.example#x"),
      try credential(isJWT: isJWT, method: try Self.did(TestKeys.key(.ed25519).publicKey) + "#x"),
    ] {
      let verdict = verdict(bytes)
      #expect(verdict.state == .unknownIssuer)
      #expect(outcome(verdict) == .skipped)
    }
  }

  /// As a DID document and as a JWK set, under the name that either gives the key.
  @Test(arguments: [true, false])
  func aTrustedOneIsKnown(isJWT: Bool) throws {
    let key = try TestKeys.key(.ed25519).publicKey
    let did = try Self.did(key)
    let name = JSON.string("\(did)#\(did.dropFirst(8))")
    let document: JSON = [
      "id": .string(did), "assertionMethod": [name], "name": "Iemand die wij kennen",
      "verificationMethod": [
        [
          "id": name, "type": "Multikey", "controller": .string(did),
          "publicKeyMultibase": .string(try key.multikey()),
        ]
      ],
    ]
    var jwk = JSON.object(key.jwk)
    jwk["kid"] = name
    for trusted in [document, ["keys": [jwk]]] as [JSON] {
      let folder = try TemporaryFolder()
      let path = try folder.file("did.json", trusted.text)
      let verifier = try Verifier(trust: TrustList(), register: .none).also(trusting: [path])
      let verdict = verifier.verify(try credential(isJWT: isJWT))
      #expect(verdict.state == .statusUnknown)
      #expect(verdict.issuer?.id == did)
    }
  }

  @Test func theyAreReadAsPublished() throws {
    // The example of the did:key method's text, §1.
    let published = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    let key = try #require(PublicKey(did: published))
    #expect(try Self.did(key) == published)
    for bad in [
      "did:key:", "did:key:z", "did:key:6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
      "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#x",
      "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do0",
      "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
      "did:web:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK",
      "did:key:z" + String(repeating: "1", count: 100_000),
    ] {
      #expect(PublicKey(did: bad) == nil, "\(bad.prefix(80))")
    }
  }
}
