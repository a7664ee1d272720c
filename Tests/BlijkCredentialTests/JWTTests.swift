import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

@Suite struct JWTTests {
  private static let method = "did:web:bewijs.example#kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"

  private func signed(_ algorithm: KeyAlgorithm) throws -> JWT {
    var award = try Sample.award()
    award.validUntil = CalendarDate("2027-11-20")
    return try JWT(
      signing: Sample.credential(award).json, with: try TestKeys.key(algorithm), method: Self.method
    )
  }

  /// A token of this header and these claims, with a signature that is good for them.
  private func forged(header: JSON, claims: JSON, by algorithm: KeyAlgorithm = .ed25519) throws
    -> JWT
  {
    let dot = [UInt8(ascii: ".")]
    let signed =
      Base64URL.encode(header.serialized()) + dot + Base64URL.encode(claims.serialized())
    let signature = try TestKeys.key(algorithm).sign(signed)
    return try JWT(reading: signed + dot + Base64URL.encode(signature))
  }

  @Test(arguments: [(KeyAlgorithm.ed25519, "EdDSA"), (.rsa, "RS256")])
  func headerAndClaims(algorithm: KeyAlgorithm, name: String) throws {
    let jwt = try JWT(reading: try signed(algorithm).compact)
    #expect(
      jwt.header.inOrder == ["alg": .string(name), "kid": .string(Self.method), "typ": "JWT"])
    let address = "https://bewijs.example/c/EY77-DD8T-KNMP-93HD"
    #expect(jwt.claims["iss"]?.string == "did:web:bewijs.example")
    #expect(jwt.claims["jti"]?.string == address)
    #expect(jwt.claims["sub"]?.string == address + "#houder")
    #expect(jwt.claims["nbf"]?.integer == 1_795_132_800)
    #expect(jwt.claims["exp"]?.integer == 1_826_755_199)
    #expect(jwt.isSigned(by: try TestKeys.key(algorithm).publicKey))
    var award = try Sample.award()
    award.validUntil = CalendarDate("2027-11-20")
    #expect(jwt.credential == (try Sample.credential(award).json))
  }

  @Test func sameInputSameBytes() throws {
    for algorithm in KeyAlgorithm.allCases {
      #expect(try signed(algorithm).compact == (try signed(algorithm).compact))
    }
  }

  @Test func spaceAroundDoesNotCount() throws {
    let jwt = try signed(.ed25519)
    let read = try JWT(reading: Array(" \n".utf8) + jwt.compact + Array("\r\n".utf8))
    #expect(read.compact == jwt.compact)
    #expect(read.isSigned(by: try TestKeys.key(.ed25519).publicKey))
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func otherKeysDidNotSign(algorithm: KeyAlgorithm) throws {
    let jwt = try signed(algorithm)
    #expect(!jwt.isSigned(by: try TestKeys.otherEd25519.get().publicKey))
    let other: KeyAlgorithm = algorithm == .rsa ? .ed25519 : .rsa
    #expect(!jwt.isSigned(by: try TestKeys.key(other).publicKey))
  }

  /// The algorithm is the key's, whatever the header says, even under a good signature.
  @Test(
    arguments: KeyAlgorithm.allCases,
    ["none", "HS256", "RS256", "EdDSA", "ES256", "eddsa", "PS256", nil])
  func theHeaderChoosesNoAlgorithm(algorithm: KeyAlgorithm, name: String?) throws {
    let jwt = try signed(algorithm)
    var header = jwt.header
    header["alg"] = name.map { .string($0) }
    let forged = try forged(header: header, claims: jwt.claims, by: algorithm)
    let isRight = name == (algorithm == .rsa ? "RS256" : "EdDSA")
    #expect(forged.isSigned(by: try TestKeys.key(algorithm).publicKey) == isRight)
  }

  @Test func noSignatureIsNoSignature() throws {
    let jwt = try signed(.ed25519)
    let parts = jwt.compact.split(separator: UInt8(ascii: "."))
    let bare = Array(parts[0]) + [UInt8(ascii: ".")] + Array(parts[1]) + [UInt8(ascii: ".")]
    #expect(!(try JWT(reading: bare).isSigned(by: try TestKeys.key(.ed25519).publicKey)))
  }

  @Test func refusesCriticalExtensions() throws {
    let jwt = try signed(.ed25519)
    for name in ["crit", "b64"] {
      var header = jwt.header
      header[name] = name == "crit" ? ["exp"] : false
      let found = problem { try forged(header: header, claims: jwt.claims) }
      #expect(found?.code == .newerThanThisReader)
    }
  }

  @Test func aChangedClaimDoesNotVerify() throws {
    let jwt = try signed(.ed25519)
    let parts = jwt.compact.split(separator: UInt8(ascii: "."))
    var claims = jwt.claims
    claims["credentialSubject"]?["role"] = "voorzitter"
    let changed =
      Array(parts[0]) + [UInt8(ascii: ".")] + Base64URL.encode(claims.serialized())
      + [UInt8(ascii: ".")] + Array(parts[2])
    let read = try JWT(reading: changed)
    #expect(read.credential["credentialSubject"]?["role"]?.string == "voorzitter")
    #expect(!read.isSigned(by: try TestKeys.key(.ed25519).publicKey))
  }

  /// Registered claims that say another thing than the credential make one token with two meanings.
  @Test(
    arguments: [
      ("iss", "did:web:ander.example"), ("jti", "https://bewijs.example/c/ANDER"), ("sub", "ander"),
      ("nbf", 1_795_132_801), ("nbf", "1795132800"), ("nbf", .decimal(1_795_132_800.5)),
      ("nbf", [1_795_132_800]),
      ("exp", 1_826_755_200),
    ] as [(String, JSON)])
  func registeredClaimsRepeatTheCredential(name: String, value: JSON) throws {
    let jwt = try signed(.ed25519)
    let key = try TestKeys.key(.ed25519).publicKey
    #expect(try forged(header: jwt.header, claims: jwt.claims).isSigned(by: key))
    var claims = jwt.claims
    claims[name] = value
    #expect(!(try forged(header: jwt.header, claims: claims).isSigned(by: key)))
  }

  /// What they repeat is signed anyhow; and a moment is the same with a point behind it.
  @Test(
    arguments: [
      ("exp", nil), ("iss", nil), ("nbf", nil), ("sub", nil), ("jti", nil),
      ("nbf", .decimal(1_795_132_800)),
    ] as [(String, JSON?)])
  func registeredClaimsMayBeLeftOut(name: String, value: JSON?) throws {
    let jwt = try signed(.ed25519)
    let key = try TestKeys.key(.ed25519).publicKey
    var claims = jwt.claims
    claims[name] = value
    #expect(try forged(header: jwt.header, claims: claims).isSigned(by: key))
  }

  @Test func anExpiryThatTheCredentialLacksIsRefused() throws {
    let jwt = try JWT(
      signing: Sample.credential().json, with: try TestKeys.key(.ed25519), method: Self.method)
    #expect(jwt.claims["exp"] == nil)
    var claims = jwt.claims
    claims["exp"] = 1_826_755_199
    let forged = try forged(header: jwt.header, claims: claims)
    #expect(!forged.isSigned(by: try TestKeys.key(.ed25519).publicKey))
  }

  @Test(arguments: [
    "", ".", "..", "a.b", "a.b.c.d", "e30.e30", "e30.e30.AAB", "W10.e30.AAAA", "e30.W10.AAAA",
    "e30=.e30.AAAA",
    "e30.e30.AA AA", "eyJhIjoxLCJhIjoyfQ.e30.AAAA", "é.é.é",
  ])
  func refuses(text: String) {
    #expect(problem { try JWT(reading: Array(text.utf8)) }?.code == .unreadable)
  }

  @Test func refusesTooMuch() {
    let long = [UInt8](repeating: UInt8(ascii: "a"), count: 256 * 1024 + 1)
    #expect(problem { try JWT(reading: long) }?.message.en.contains("too large") == true)
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func oneSeamForAllProofs(algorithm: KeyAlgorithm) throws {
    let key = try TestKeys.key(algorithm)
    let signed = try SignedCredential(
      signing: Sample.credential(), with: key, method: Self.method, at: 0)
    let read = try SignedCredential(reading: signed.bytes)
    #expect(try read.fingerprint().hash == signed.fingerprint().hash)
    #expect(read.method == Self.method)
    #expect(read.isSigned(by: key.publicKey))
    #expect(read.json == (try Sample.credential().json))
    #expect(read.mediaType == (algorithm == .rsa ? "application/vc+jwt" : "application/vc"))
  }
}
