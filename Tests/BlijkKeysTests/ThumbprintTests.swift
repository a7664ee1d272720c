import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@Suite struct ThumbprintTests {
  /// RFC 8037 §A.3.
  @Test func ofEd25519() throws {
    let id = try TestKeys.key(.ed25519).publicKey.id
    #expect(id.thumbprint == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
    #expect(Hex.encode(id.prefix) == "90facafea9b15566")
    #expect(KeyID(thumbprint: id.thumbprint) == id)
  }

  /// RFC 7638 §3.1.
  private static let published: JSON = [
    "kty": "RSA", "alg": "RS256", "kid": "2011-04-29", "e": "AQAB",
    "n": """
    0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebW\
    KRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQM\
    icAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcR\
    wr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw
    """,
  ]

  @Test func ofRSA() throws {
    let key = try PublicKey(jwk: Self.published)
    #expect(key.algorithm == .rsa)
    #expect(key.id.thumbprint == "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")
    #expect(key.jwk.names == ["e", "kty", "n"])
    #expect(JSON.object(key.jwk)["n"] == Self.published["n"])
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func jwkReadsBack(algorithm: KeyAlgorithm) throws {
    let key = try TestKeys.key(algorithm).publicKey
    #expect(try PublicKey(jwk: .object(key.jwk)).id == key.id)
  }

  @Test func refusesAPrivateJWK() throws {
    var jwk = JSON.object(try TestKeys.key(.ed25519).publicKey.jwk)
    jwk["d"] = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"
    #expect(problem { try PublicKey(jwk: jwk) }?.code == .badKey)
    var rsa = Self.published
    rsa["d"] = "AQAB"
    #expect(problem { try PublicKey(jwk: rsa) }?.code == .badKey)
  }

  @Test(
    arguments: [
      [:], ["kty": "EC", "crv": "P-256"], ["kty": "OKP", "crv": "X25519", "x": "AAAA"],
      ["kty": "OKP", "crv": "Ed25519"], ["kty": "OKP", "crv": "Ed25519", "x": "AAAA"],
      ["kty": "RSA", "e": "AQAB", "n": "AQAB"], ["kty": "RSA", "e": "AQAB"], "kty", .null,
    ] as [JSON])
  func refuses(jwk: JSON) {
    #expect(problem { try PublicKey(jwk: jwk) }?.code == .badKey)
  }

  /// A thumbprint names a file, so it has one spelling and no way out of the folder.
  @Test(arguments: [
    "", "abc", "../../../../../../../../../../../../etc/passwd",
    "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4l",
  ])
  func refuses(thumbprint: String) {
    #expect(KeyID(thumbprint: thumbprint) == nil)
  }
}
