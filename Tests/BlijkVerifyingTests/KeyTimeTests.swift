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

/// What a key's end does to what it signed.
@Suite struct KeyTimeTests {
  /// And what came after is called, not ✖: the organisation may have issued it itself.
  @Test func whatWasRegisteredBeforeACompromiseStaysValid() throws {
    let sample = try VerdictCase()
    let folder = sample.issuer.folder
    let id = sample.issuer.key.publicKey.id.thumbprint
    // It was registered today; the key is known to be stolen since tomorrow, or since today.
    let register = try folder.register()
    let now = Int(Date().timeIntervalSince1970)
    try register.compromise(id, since: now + 10, at: now + 20)
    #expect(sample.verify(sample.link).state == .valid)
    #expect(sample.verify(sample.id.checkCode).state == .valid)
    try folder.compromiseKey(id, since: .today())
    let verdict = sample.verify(sample.link)
    #expect(verdict.state == .statusUnknown && verdict.wording == .lostKey)
    #expect(verdict.reasons.first { $0.outcome == .fail }?.policy == "key")
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    #expect(
      try verdict.sentence(texts)
        == "Dit document is ondertekend met een sleutel die niet meer te vertrouwen is. Misschien "
        + "heeft Buurtkamer Moerwijk het wel zelf uitgegeven. Bel de organisatie.")
  }

  @Test func whatAStolenKeySignsAndNobodyRegisteredIsUnregistered() throws {
    let sample = try VerdictCase()
    let id = sample.issuer.key.publicKey.id.thumbprint
    try sample.issuer.folder.compromiseKey(id, since: .today())
    let facts = Facts(
      kind: .certificaat, title: "Directeur", name: "Dief", date: VerdictCase.day, validUntil: nil,
      period: nil, tasks: [], isTest: false)
    let verdict = sample.verify(try sample.link(facts, id: DocumentID.random()))
    #expect(verdict.state == .unregistered)
    #expect(verdict.reasons.first { $0.outcome == .fail }?.policy == "registered")
  }

  @Test func aRotatedKeyKeepsItsDocumentsAndSignsNoMore() throws {
    let sample = try VerdictCase()
    let folder = sample.issuer.folder
    let new = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    #expect(sample.verify(sample.link).state == .valid)
    #expect(try folder.keyRing().current?.key.id == new.id)
    #expect(problem { try sample.issuer.issue("naam\nJan Jansen") }?.code == .noKey)
    try folder.retireKey(new.id.thumbprint)
    #expect(problem { try folder.signingKey() }?.code == .noKey)
    #expect(
      problem {
        try folder.compromiseKey(new.id.thumbprint, since: CalendarDate(daysSinceEpoch: 300_000))
      }?.code == .badDate)
  }

  /// Elsewhere a compromised key leaves what may assert, but its earlier documents can still be told.
  @Test func theDIDDocumentSaysWhichKeyIsCompromised() throws {
    let sample = try VerdictCase()
    let folder = sample.issuer.folder
    let old = sample.issuer.key.publicKey.id
    try folder.compromiseKey(old.thumbprint, since: .today())
    _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    let site = sample.issuer.home("site")
    try folder.publishOneFile(to: site, with: try folder.unlock(TestIssuer.passphrase))
    let json = try JSON(
      reading: Array(try Data(contentsOf: URL(fileURLWithPath: "\(site)/.well-known/did.json"))))
    #expect(json["verificationMethod"]?.array?.count == 2)
    #expect(json["assertionMethod"]?.array?.count == 1)
    #expect(json["verificationMethod"]?.array?.last?["revoked"]?.string?.hasSuffix("Z") == true)
    let keys = try JSON(
      reading: Array(try Data(contentsOf: URL(fileURLWithPath: "\(site)/.well-known/jwks.json"))))
    #expect(keys["keys"]?.array?.count == 1)
    // Without any register nobody can tell what came before.
    let verifier = Verifier(
      trust: try .publisher(of: site), register: .none,
      statusLists: [try StatusList(path: "\(site)/status/1")], today: { VerdictCase.day })
    #expect(verifier.verify(try sample.bytes("credential")).state == .statusUnknown)
  }
}
