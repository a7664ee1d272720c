import BlijkBasics
import BlijkSecrets
import BlijkTestSupport
import Testing

@testable import BlijkKeys

/// A DID has one spelling, in every file that says whom to trust.
@Suite struct DIDSpellingTests {
  private func problems(_ did: String) throws -> [Problem?] {
    let key = try PublicKey(did: did) ?? TestKeys.key(.ed25519).publicKey
    let issuer = TrustedIssuer(did: did, name: "Een", url: nil, phone: nil, keys: [key])
    return [
      problem { try TrustedIssuer(didDocument: issuer.didDocument()) },
      problem { try TrustedIssuer.all(in: issuer.keySet()) },
    ]
  }

  @Test(arguments: [
    // Another text for the same address.
    "did:web:Een.example", "did:web:een.example.", "did:web:een.example.:zuid",
    "did:web:EEN.example:zuid", "did:web:een.example.%3A8080", "did:web:een.example%3a8080",
    "did:web:een.example%3A08080", "did:web:een.example%3A443", "did:web:een.example%3A",
    "did:web:een.example%3A0", "did:web:een.example%3A80%3A80", "did:web:een%2Eexample",
    "did:web:een.example:", "did:web:een.example::zuid", "did:web:een.example:zuid:",
    "did:web:een.example:.well-known", "did:web:een.example%3A8080:.Well-Known",
    "did:web:een.example:.", "did:web:een.example:a:..:b", "did:web:een.example:%7Azuid",
    "did:web:een.example:a%2Fb", "did:web:een.example:a%3Ab",
    // No address.
    "", "did:", "did:web", "did:web:", "did:web::", "did:web:..", "did:web:../../x", "did:web:a/b",
    "did:web:een..example", "did:web:-een.example", "did:web:een_.example", "did:web:een.example?x",
    "did:web:een.example%00", "did:web:een.example:%00", "did:web:een.example zuid",
    "did:web:een@twee.example", "did:web:127.0.0.1", "did:web:127.0.0.1%3A80", "did:web:1",
    "did:web:een.0x7f", "did:web:0x7f000001", "did:web:[::1]", "https://een.example",
    "did::x", "did:Web:een.example", "DID:web:een.example", "dïd:web:een.example",
    // Other letters, and what is not seen.
    "did:web:\u{202E}een.example", "did:web:een\u{202E}.example", "did:web:een.example:\u{2066}x",
    "did:web:een.example\u{0}", "did:web:een.example\n", "did:web:een.example\u{200B}",
    "did:web:\u{0301}een.example", "did:web\u{0301}:een.example", "did:web:ееn.example",
    "did:web:eén.example", "did:web:een。example", "did:web:een.example:\u{212A}unst",
    "did:web:een.example:zuíd", "did:key:z6M\u{212A}", "did:key:z6Mk/../x", "did:key:",
    "did:x:a%2Fb",
    "did:x:a%3ab", "did:web:" + String(repeating: "a", count: 64) + ".example",
    "did:web:een.example:" + String(repeating: "a", count: 500),
  ])
  func anyOtherIsRefused(did: String) throws {
    for problem in try problems(did) {
      #expect(problem?.code == .badTrustList)
      // What, and what to do.
      #expect(
        problem?.message.nl.contains("Vraag de organisatie") == true || !did.hasPrefix("did:"))
    }
  }

  /// A DID that is a key says which.
  @Test func anotherKeyThanTheDIDItselfIs() throws {
    let own = "did:key:\(try TestKeys.otherEd25519.get().publicKey.multikey())"
    let others = [
      try TestKeys.key(.ed25519).publicKey, try TestKeys.key(.rsa).publicKey,
    ]
    for did in [own, "did:key:zABC", "did:key:z6Mk"] {
      for key in others {
        let issuer = TrustedIssuer(did: did, name: "Een", url: nil, phone: nil, keys: [key])
        #expect(problem { try TrustedIssuer(didDocument: issuer.didDocument()) } != nil)
        #expect(problem { try TrustedIssuer.all(in: issuer.keySet()) } != nil)
      }
    }
  }

  @Test(arguments: [
    "did:web:een.example", "did:web:een.example:zuid", "did:web:een.example%3A8080:a-b_c.d:Zuid",
    "did:web:localhost%3A8080", "did:web:xn--n-3ga.example", "did:web:1.een.example",
    "did:web:een.0xg", "did:web:een.example:...", "did:web:een.example:.well-known:zuid",
    "did:web:een.example:1",
    "did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw", "did:ebsi:zfEmvX5twhXjQJiCWsukvQA",
    "did:webvh:Qmabc:een.example%3A8080:zuid",
  ])
  func theRightOneIsRead(did: String) throws {
    #expect(try problems(did).allSatisfy { $0 == nil })
  }

  /// Our own addresses have no other spelling than those of others.
  @Test(arguments: ["127.0.0.1", "10.0.0.1:8080", "een.example:443", "een.1", "1/moerwijk"])
  func anOwnAddressIsHeldToTheSame(base: String) {
    #expect(problem { try IssuerHost(base) }?.code == .badIssuer)
  }

  /// The sign for kelvin is a K to Swift.
  @Test func aKeyIsNamedLetterForLetter() throws {
    let key = try TestKeys.key(.ed25519).publicKey
    let did = "did:web:een.example:Kunst"
    let issuer = TrustedIssuer(did: did, name: "Een", url: nil, phone: nil, keys: [key])
    var list = TrustList()
    try list.add(issuer)
    let other = did.replacing("K", with: "\u{212A}")
    #expect(other == did)
    #expect(list.issuer(did) != nil && list.issuer(other) == nil)
    let method = key.id.method(of: did)
    #expect(issuer.key(method: method) != nil)
    #expect(issuer.key(method: method.replacing("K", with: "\u{212A}")) == nil)
  }
}
