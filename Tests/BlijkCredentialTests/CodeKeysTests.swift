import BlijkBasics
import BlijkKeys
import Testing

@testable import BlijkCredential

/// What is derived of check codes, and what is sealed with it.
@Suite struct CodeKeysTests {
  private let id = DocumentID(bytes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])

  /// PBKDF2-HMAC-SHA-256 (RFC 7914 §11, the first 32 bytes), HMAC-SHA-256 (RFC 4231, test case 2) and
  /// AES-256-GCM (NIST's validation vectors: key, nonce and text of zeros).
  @Test func primitivesAsPublished() throws {
    #expect(
      Hex.encode(KeyDerivation.stretched(Array("passwd".utf8), salt: Array("salt".utf8), rounds: 1))
        == "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")
    #expect(
      Hex.encode(
        HMACSHA256.code(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let zeros = [UInt8](repeating: 0, count: 32)
    let sealed = AESGCM.seal(
      Array(zeros.prefix(16)), key: zeros, nonce: Array(zeros.prefix(12)), authenticating: [])
    #expect(
      Hex.encode(sealed) == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
    #expect(
      AESGCM.open(sealed, key: zeros, nonce: Array(zeros.prefix(12)), authenticating: [])
        == Array(zeros.prefix(16)))
  }

  @Test func whatIsSealedOpensWithTheCodeAlone() throws {
    let id = try #require(id)
    let keys = CodeKeys(of: id, issuer: "did:web:bewijs.example")
    let text = Array("hallo".utf8)
    let sealed = keys.seal(text, issuer: "did:web:bewijs.example")
    let opened = try #require(keys.open(sealed, issuer: "did:web:bewijs.example"))
    #expect(opened.count == CodeKeys.block && opened.starts(with: text))
    #expect(sealed.count == 12 + 256 + 16)
    #expect(keys.open(sealed, issuer: "did:web:ander.example") == nil)
    let other = try #require(DocumentID(bytes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]))
    let others = CodeKeys(of: other, issuer: "did:web:bewijs.example")
    #expect(others.tag != keys.tag && others.open(sealed, issuer: "did:web:bewijs.example") == nil)
    for place in sealed.indices {
      var spoiled = sealed
      spoiled[place] ^= 1
      #expect(keys.open(spoiled, issuer: "did:web:bewijs.example") == nil)
    }
    for count in [0, 11, 12, 27, 28, sealed.count - 1] {
      #expect(keys.open(Array(sealed.prefix(count)), issuer: "did:web:bewijs.example") == nil)
    }
  }

  /// Another organisation's code with the same bits is another tag: what one publishes tells nothing of the other.
  @Test func eachOrganisationHasItsOwn() throws {
    let id = try #require(id)
    #expect(
      CodeKeys(of: id, issuer: "did:web:bewijs.example").tag
        != CodeKeys(of: id, issuer: "did:web:bewijs.example:moerwijk").tag)
  }

  /// The same text gives the same bytes, so that publishing again changes nothing; no nonce is ever used for two
  /// texts.
  @Test func noNonceIsUsedForTwoTexts() throws {
    let keys = CodeKeys(of: try #require(id), issuer: "did:web:bewijs.example")
    var nonces: [[UInt8]: [UInt8]] = [:]
    for number in 0..<2_000 {
      // Texts that only differ in blanks at their end are the same once padded.
      let text = Array("tekst \(number / 2)".utf8) + (number % 2 == 0 ? [] : [0x20])
      let sealed = keys.seal(text, issuer: "did:web:bewijs.example")
      let nonce = Array(sealed.prefix(12))
      if let earlier = nonces[nonce] { #expect(earlier == sealed) }
      nonces[nonce] = sealed
    }
    #expect(nonces.count == 1_000)
  }
}
