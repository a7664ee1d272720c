import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Testing

/// A credential that names a known organisation in another spelling names a stranger.
@Suite struct IssuerSpellingTests {
  private static let host = "leerplein.example%3A8443:Kunst"
  private static let right = "did:web:leerplein.example%3A8443:Kunst"

  private func state(issuer: String, method: String, isJWT: Bool) throws -> Verdict.State {
    let known = try ForeignIssuer(Self.host)
    var trust = TrustList()
    try trust.add(known.known)
    let json: JSON = [
      "@context": Credential.contexts, "id": "urn:uuid:1",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ["id": .string(issuer), "type": ["Profile"], "name": "Iemand"],
      "validFrom": "2026-01-01T00:00:00Z",
      "credentialSubject": [
        "id": "urn:uuid:2", "type": ["AchievementSubject"],
        "achievement": [
          "id": "urn:uuid:3", "type": ["Achievement"], "name": "Iets", "description": "Iets",
          "criteria": ["narrative": "Iets"],
        ],
      ],
    ]
    let method = known.key.publicKey.id.method(of: method)
    let bytes: [UInt8]
    if isJWT {
      bytes = try JWT(signing: json, with: known.key, method: method).compact
    } else {
      var signed = json
      signed["proof"] =
        try DataIntegrityProof(
          signing: json, with: known.key, method: method, created: 1_767_225_600
        ).json
      bytes = signed.serialized()
    }
    return Verifier(trust: trust, register: .none).verify(bytes).state
  }

  @Test(arguments: [true, false]) func theRightOneIsKnown(isJWT: Bool) throws {
    let state = try state(issuer: Self.right, method: Self.right, isJWT: isJWT)
    // Known; what became of it stands in a register that is not here.
    #expect(state == .statusUnknown)
  }

  @Test(
    arguments: [
      "did:web:leerplein.example%3A8443:\u{212A}unst", "did:web:leerplein.example%3a8443:Kunst",
      "did:web:Leerplein.example%3A8443:Kunst", "did:web:leerplein.example.%3A8443:Kunst",
      "did:web:leerplein.example%3A8443::Kunst", "did:web:leerplein.example%3A8443:Kunst:",
      "did:web:leerplein.example%3A8443:%4Bunst", "did:web:leerplein.example%3A08443:Kunst",
      "did:web:leerplein.example%3A8443:../Kunst", "did:web:lеerplein.example%3A8443:Kunst",
      "did:web:leerplein.example%3A8443:Kunst%00", "did:web:\u{202E}leerplein.example%3A8443:Kunst",
      "did:web:", "did:web:%", "did:web:\u{0301}leerplein.example",
    ], [true, false])
  func anotherIsAStranger(did: String, isJWT: Bool) throws {
    for issuer in [did, Self.right] {
      let found = try state(issuer: issuer, method: did, isJWT: isJWT)
      #expect([.unknownIssuer, .unreadable].contains(found), "\(found)")
    }
    let found = try state(issuer: did, method: Self.right, isJWT: isJWT)
    #expect([.altered, .unknownIssuer, .unreadable].contains(found), "\(found)")
  }
}
