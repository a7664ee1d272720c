import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Testing

/// What strangers hand in to mislead, to slow down or to break: each has a state, and says why.
///
/// The keys are of organisations that are trusted here, so that nothing is refused for being a stranger's.
@Suite struct BadInputTests {
  private static let did = "did:web:bewijs.example"
  private static let otherDID = "did:web:ander.example"
  private let verifier: Verifier
  private let ed25519: PrivateKey
  private let rsa: PrivateKey
  private let other: PrivateKey

  init() throws {
    ed25519 = try TestKeys.key(.ed25519)
    rsa = try TestKeys.key(.rsa)
    other = try TestKeys.otherEd25519.get()
    var trust = TrustList()
    for (did, keys) in [(Self.did, [ed25519, rsa]), (Self.otherDID, [other])] {
      try trust.add(
        TrustedIssuer(did: did, name: did, url: nil, phone: nil, keys: keys.map(\.publicKey)))
    }
    verifier = Verifier(trust: trust, register: .none)
  }

  // MARK: - Making input

  private func method(_ key: PrivateKey, of did: String = did) -> String {
    "\(did)#\(key.publicKey.id.thumbprint)"
  }

  /// The sample with a proof in it, made over whatever it says.
  private func proven(
    _ settings: [String: JSON] = [:], _ change: (inout JSON) -> Void = { _ in }
  ) throws -> JSON {
    var json = try Sample.credential().json
    change(&json)
    var proof: JSON = [
      "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
      "created": "2026-11-20T00:00:00Z", "verificationMethod": .string(method(ed25519)),
      "proofPurpose": "assertionMethod",
    ]
    for (name, value) in settings { proof[name] = value }
    let data = try DataIntegrityProof.hashData(json, proof: proof, by: .rdfc)
    proof["proofValue"] = .string("z" + Base58.encode(try ed25519.sign(data)))
    json["proof"] = [proof]
    return json
  }

  /// A JWT of exactly these texts, signed by a key or as is said.
  private func jwt(
    header: JSON, claims: [UInt8], sign: ([UInt8]) throws -> [UInt8]
  ) throws -> [UInt8] {
    let dot = [UInt8(ascii: ".")]
    let signed = Base64URL.encode(header.serialized()) + dot + Base64URL.encode(claims)
    return signed + dot + Base64URL.encode(try sign(signed))
  }

  private func header(_ alg: String, _ key: PrivateKey, of did: String = did) -> JSON {
    ["alg": .string(alg), "kid": .string(method(key, of: did)), "typ": "JWT"]
  }

  /// The claims that a good token of the sample has.
  private func claims() throws -> JSON {
    try JWT(signing: Sample.credential().json, with: rsa, method: method(rsa)).claims
  }

  /// The sample as JSON and as a JWT, with one text in it replaced by another that need be no JSON.
  private func both(replacing text: String, by other: String) throws -> [[UInt8]] {
    let json = try proven().text
    let claims = try claims().text
    #expect(json.contains(text) && claims.contains(text))
    return [
      Array(json.replacing(text, with: other).utf8),
      try jwt(
        header: header("RS256", rsa), claims: Array(claims.replacing(text, with: other).utf8),
        sign: rsa.sign),
    ]
  }

  private func expect(
    _ state: Verdict.State, _ bytes: [UInt8], why: String = "",
    _ place: SourceLocation = #_sourceLocation
  ) {
    let verdict = verifier.verify(bytes)
    let said = verdict.reasons.first { $0.outcome == .fail }?.why.en ?? ""
    #expect(verdict.state == state && said.contains(why), "\(said)", sourceLocation: place)
    // What is not good shows nothing.
    #expect(
      verdict.facts == nil || state == .statusUnknown, sourceLocation: place)
  }

  // MARK: - Text

  /// What the others are made of is good: nobody here can tell whether it was withdrawn.
  @Test func theSampleItselfIsGood() throws {
    expect(.statusUnknown, try proven().serialized())
    let claims = try claims().serialized()
    expect(.statusUnknown, try jwt(header: header("RS256", rsa), claims: claims, sign: rsa.sign))
  }

  @Test func duplicateJSONKeys() throws {
    for bytes in try both(replacing: #""name":"#, by: #""name":"Directeur","name":"#) {
      expect(.unreadable, bytes, why: "twice")
    }
    let header = Array(
      #"{"alg":"RS256","alg":"none","kid":"\#(method(rsa))","typ":"JWT"}"#.utf8)
    let dot = [UInt8(ascii: ".")]
    let signed = Base64URL.encode(header) + dot + Base64URL.encode(try claims().serialized())
    expect(.unreadable, signed + dot + Base64URL.encode(try rsa.sign(signed)), why: "twice")
  }

  @Test(arguments: [
    "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "9007199254740993",
    "99999999999999999999999999999999", "0x7FFFFFFF", "1e99999999999999999999",
  ])
  func notANumberAndHugeNumbers(number: String) throws {
    for bytes in try both(replacing: #""hashed":false"#, by: #""hashed":\#(number)"#) {
      expect(.unreadable, bytes, why: "JSON")
    }
  }

  @Test func textsOfAMegabyte() throws {
    let long = String(repeating: "a", count: 1 << 20)
    for bytes in try both(replacing: #""name":""#, by: #""name":"\#(long)"#) {
      expect(.unreadable, bytes, why: "too large")
    }
    for start in [
      "", "https://bewijs.example/q#", "#", "<svg>", "<html>", "{\"a\":\"", "ey.", "\"",
    ] {
      expect(.unreadable, Array((start + long).utf8))
      expect(
        .unreadable, Array((start + String(repeating: "7", count: 1 << 20)).utf8))
    }
    expect(.unreadable, [UInt8](repeating: UInt8(ascii: "<"), count: 1 << 20))
    expect(.unreadable, [UInt8](repeating: UInt8(ascii: " "), count: 1 << 20))
  }

  @Test(arguments: [#"{"a":"#, "[", "<a>", "<!--", "<?", "<![CDATA[", "((", "<svg><g>"])
  func tenThousandDeep(opening: String) throws {
    let deep = String(repeating: opening, count: 10_000)
    expect(.unreadable, Array(deep.utf8))
    expect(.unreadable, Array("<svg xmlns=\"http://www.w3.org/2000/svg\">\(deep)</svg>".utf8))
    for bytes in try both(replacing: #""hashed":false"#, by: #""hashed":\#(deep)"#) {
      expect(.unreadable, bytes)
    }
  }

  @Test(
    arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]]
      as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) throws {
    func spoiled(_ json: JSON) throws -> [UInt8] {
      let text = json.serialized()
      let place = try #require(text.firstRange(of: Array("Moerwijk".utf8)))
      return Array(text[..<place.lowerBound]) + bytes + text[place.upperBound...]
    }
    expect(.unreadable, try spoiled(proven()), why: "not text")
    expect(
      .unreadable,
      try jwt(header: header("RS256", rsa), claims: spoiled(claims()), sign: rsa.sign), why: "UTF-8"
    )
    for format in ["<svg>", "<html>", "EY77-", "https://bewijs.example/q#123"] {
      expect(.unreadable, Array(format.utf8) + bytes)
    }
  }

  // MARK: - JWT

  @Test func algNone() throws {
    let claims = try claims().serialized()
    for alg in ["none", "None", "NONE", ""] {
      for signature in [{ _ in [] }, rsa.sign] as [([UInt8]) throws -> [UInt8]] {
        expect(
          .unreadable, try jwt(header: header(alg, rsa), claims: claims, sign: signature),
          why: "algorithm")
      }
    }
  }

  @Test func hs256WithThePublicKeyAsSecret() throws {
    let claims = try claims().serialized()
    for key in [rsa, ed25519] {
      let raw = try? key.publicKey.ed25519Bytes()
      let jwk = JSON.object(key.publicKey.jwk).serialized()
      for secret in [try key.publicKey.pem(), jwk, raw ?? []] {
        for alg in ["HS256", "RS256", "EdDSA"] {
          let isItsOwn = alg == (key.publicKey.algorithm == .rsa ? "RS256" : "EdDSA")
          expect(
            isItsOwn ? .altered : .unreadable,
            try jwt(header: header(alg, key), claims: claims) { Self.hmac($0, secret: secret) },
            why: isItsOwn ? "signature" : "algorithm")
        }
      }
    }
  }

  /// RFC 2104.
  private static func hmac(_ bytes: [UInt8], secret: [UInt8]) -> [UInt8] {
    var key = secret.count > 64 ? SHA256.hash(secret) : secret
    key += [UInt8](repeating: 0, count: 64 - key.count)
    return SHA256.hash(key.map { $0 ^ 0x5C } + SHA256.hash(key.map { $0 ^ 0x36 } + bytes))
  }

  @Test func rs256WithAnEd25519KeyAndTheOtherWayRound() throws {
    let claims = try claims().serialized()
    for (alg, named, signing) in [
      ("RS256", ed25519, rsa), ("RS256", ed25519, ed25519), ("EdDSA", rsa, ed25519),
      ("EdDSA", rsa, rsa),
    ] {
      expect(
        .unreadable, try jwt(header: header(alg, named), claims: claims, sign: signing.sign),
        why: "algorithm")
    }
    for (alg, named, signing) in [("RS256", rsa, ed25519), ("EdDSA", ed25519, rsa)] {
      expect(
        .altered, try jwt(header: header(alg, named), claims: claims, sign: signing.sign),
        why: "signature")
    }
  }

  @Test(arguments: [["exp"], ["b64"], [], "exp", .null, ["http://example.org/x"]] as [JSON])
  func critHeaders(crit: JSON) throws {
    var header = header("RS256", rsa)
    header["crit"] = crit
    let bytes = try jwt(header: header, claims: claims().serialized(), sign: rsa.sign)
    expect(.unreadable, bytes, why: "extension")
  }

  /// A key that is trusted for one organisation signs for no other.
  @Test func aKidOfAnotherIssuer() throws {
    let claims = try claims().serialized()
    expect(
      .altered,
      try jwt(header: header("EdDSA", other, of: Self.otherDID), claims: claims, sign: other.sign),
      why: "another organisation")
    expect(
      .altered,
      try jwt(header: header("EdDSA", other, of: Self.otherDID), claims: claims, sign: rsa.sign),
      why: "signature")
    // Nor does it under the first one's name.
    expect(
      .unknownIssuer, try jwt(header: header("EdDSA", other), claims: claims, sign: other.sign))
    var json = try proven(["verificationMethod": .string(method(other, of: Self.otherDID))])
    expect(.altered, json.serialized(), why: "signature")
    json["issuer"] = ["id": .string(Self.otherDID), "type": ["Profile"]]
    expect(.altered, json.serialized(), why: "signature")
  }

  // MARK: - Proof

  @Test(arguments: [
    "authentication", "keyAgreement", "capabilityInvocation", "", "AssertionMethod",
  ])
  func aProofWithTheWrongPurpose(purpose: String) throws {
    var json = try proven()
    var proof = try #require(json["proof"]?.oneOrMany.first)
    proof["proofPurpose"] = .string(purpose)
    json["proof"] = [proof]
    expect(.unreadable, json.serialized(), why: "proof")
    // Also when it was signed so.
    if purpose == "authentication" {
      expect(.unreadable, try proven(["proofPurpose": "authentication"]).serialized(), why: "proof")
    }
  }

  @Test func createdInTheFutureOrNoDate() throws {
    // The status is asked first.
    expect(.statusUnknown, try proven(["created": "2999-01-01T00:00:00Z"]).serialized())
    for created in ["gisteren", "2026-13-01T00:00:00Z", ""] {
      expect(.unreadable, try proven(["created": .string(created)]).serialized(), why: "created")
    }
    // Leaving it out breaks the signature, and signing without leaves no date.
    var json = try proven()
    var proof = try #require(json["proof"]?.oneOrMany.first)
    proof["created"] = nil
    json["proof"] = [proof]
    expect(.altered, json.serialized(), why: "signature")
  }

  @Test func expired() throws {
    // Here too the status is asked first; VerdictWordsTests has one that can be asked.
    expect(.statusUnknown, try proven(["expires": "2026-11-21T00:00:00Z"]).serialized())
    expect(.unreadable, try proven(["expires": "ooit"]).serialized(), why: "expires")
    expect(.statusUnknown, try proven(["expires": "2999-01-01T00:00:00Z"]).serialized())
  }

  // MARK: - Linked data

  private static let credentials: JSON = "https://www.w3.org/ns/credentials/v2"
  private static let badges: JSON = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"

  @Test func aSwappedContextOrder() throws {
    var json = try proven()
    json["@context"] = [Self.badges, Self.credentials]
    expect(.unreadable, json.serialized(), why: "first context")
    var claims = try claims()
    claims["@context"] = json["@context"]
    let bytes = try jwt(header: header("RS256", rsa), claims: claims.serialized(), sign: rsa.sign)
    expect(.unreadable, bytes, why: "@context")
  }

  @Test(
    arguments: [
      "https://example.org/mijn/v1", ["name": "https://example.org/anders"],
      ["@vocab": "https://example.org/"], .null, 3,
      ["VerifiableCredential": "https://example.org/Anders"],
    ] as [JSON])
  func anAddedContext(context: JSON) throws {
    var json = try proven()
    json["@context"] = [Self.credentials, Self.badges, context]
    expect(.unreadable, json.serialized(), why: "context")
    // What a JWT says was signed with it; what it meant may not be turned round.
    var claims = try claims()
    claims["@context"] = json["@context"]
    let bytes = try jwt(header: header("RS256", rsa), claims: claims.serialized(), sign: rsa.sign)
    if context.string == nil && context != ["@vocab": "https://example.org/"] {
      expect(.unreadable, bytes)
    }
    let parts = bytes.split(separator: UInt8(ascii: "."))
    let good = try jwt(
      header: header("RS256", rsa), claims: try self.claims().serialized(), sign: rsa.sign)
    let signature = try #require(good.split(separator: UInt8(ascii: ".")).last)
    expect(.altered, Array((parts[0...1] + [signature]).joined(separator: ".".utf8)))
  }

  @Test func termsThatAreNotDefined() throws {
    for name in ["salaris", "https://example.org/salaris", "@graph", "@included", "id2", ""] {
      var json = try proven()
      json["credentialSubject"]?[name] = "hoog"
      expect(.unreadable, json.serialized(), why: "'\(name)'")
    }
    var json = try proven()
    json["credentialSubject"]?["type"] = ["AchievementSubject", "Directeur"]
    expect(.unreadable, json.serialized(), why: "whole address")
  }

  /// Twins with twins, as the contexts allow them: their orders are more than anybody could try.
  @Test(arguments: [10, 1_500])
  func blankNodePoison(count: Int) throws {
    let twin: JSON = ["type": ["Alignment"], "targetName": "x"]
    let parent: JSON = [
      "type": ["Result"], "alignment": .array([JSON](repeating: twin, count: count)),
    ]
    var json = try proven()
    json["credentialSubject"]?["result"] = [parent, parent]
    expect(.unreadable, json.serialized(), why: "complex")
  }

  // MARK: - Encodings

  @Test(arguments: [
    "z", "", "u", "z0OIl", "zé", "z 1", "z1\n", "mAAAA", "Z2NEpo7TZRRrLZSi2U", "z2NEpo7TZRRrLZSi2U",
    "z" + String(repeating: "1", count: 64), "z" + String(repeating: "z", count: 88),
    "z" + String(repeating: "1", count: 200_000),
  ])
  func multibaseWithJunk(value: String) throws {
    var json = try proven()
    var proof = try #require(json["proof"]?.oneOrMany.first)
    let good = try #require(proof["proofValue"]?.string)
    // 64 zeros are a signature by their form, and nobody's.
    let isSignature = value == "z" + String(repeating: "1", count: 64)
    proof["proofValue"] = .string(value)
    json["proof"] = [proof]
    expect(isSignature ? .altered : .unreadable, json.serialized())
    for spoiled in [good + " ", " " + good, good + "0", good.replacing("z", with: "Z")] {
      proof["proofValue"] = .string(spoiled)
      json["proof"] = [proof]
      expect(.unreadable, json.serialized())
    }
  }

  @Test(arguments: ["=", "==", "+", "/", " ", "\n", "\u{0}", "é", "%3D", ".", "A", "*"])
  func base64WithJunk(junk: String) throws {
    let good = String(
      decoding: try jwt(
        header: header("RS256", rsa), claims: claims().serialized(), sign: rsa.sign), as: UTF8.self)
    let parts = good.split(separator: ".").map(String.init)
    for number in 0..<3 {
      for spoiled in [
        parts[number] + junk, "\(parts[number].prefix(7))\(junk)\(parts[number].dropFirst(7))",
      ] {
        var all = parts
        all[number] = spoiled
        let text = all.joined(separator: ".")
        // Space around a file is none of its contents.
        guard text.trimmingSpaces() != good else { continue }
        let verdict = verifier.verify(Array(text.utf8))
        #expect(verdict.state == .unreadable || verdict.state == .altered, "\(number) \(junk)")
        #expect(verdict.facts == nil)
      }
    }
  }
}
