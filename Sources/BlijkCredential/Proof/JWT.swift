package import BlijkBasics
package import BlijkKeys

/// A credential as a JSON Web Token (RFC 7519), as Open Badges 3.0 §8.2 lays it out: the credential's
/// own members, and beside them the registered claims that repeat what it says.
package struct JWT: Sendable {
  /// The whole token: three parts of base64url with dots between.
  package let compact: [UInt8]
  package let header: JSON
  /// All claims.
  package let claims: JSON
  private let signed: [UInt8]
  private let signature: [UInt8]

  /// The most bytes a token may have.
  private static let longest = 256 * 1024
  private static let registered = ["iss", "jti", "sub", "nbf", "exp"]

  package init(signing credential: JSON, with signer: any Signer, method: String) throws(Problem) {
    header = [
      "alg": .string(signer.publicKey.algorithm.rules.jwtName), "kid": .string(method),
      "typ": "JWT",
    ]
    var claims = credential
    for (name, value) in Self.registeredClaims(of: credential) { claims[name] = value }
    self.claims = claims
    signed =
      Base64URL.encode(header.serialized()) + [UInt8(ascii: ".")]
      + Base64URL.encode(claims.serialized())
    signature = try signer.sign(signed)
    compact = signed + [UInt8(ascii: ".")] + Base64URL.encode(signature)
  }

  package init(reading bytes: [UInt8]) throws(Problem) {
    func problem(_ nl: String, _ en: String) -> Problem {
      Problem(
        .unreadable, nl: "Dit bewijs is niet te lezen: \(nl).",
        en: "This credential cannot be read: \(en).")
    }
    let trimmed = bytes.withoutOuterSpace
    guard trimmed.count <= Self.longest else { throw problem("te groot", "too large") }
    let parts = trimmed.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, let header = Base64URL.decode(parts[0]),
      let claims = Base64URL.decode(parts[1]), let signature = Base64URL.decode(parts[2])
    else { throw problem("geen JWT", "not a JWT") }
    self.header = try JSON(reading: header)
    self.claims = try JSON(reading: claims)
    guard self.header.object != nil, self.claims.object != nil else {
      throw problem("geen JWT", "not a JWT")
    }
    // RFC 7515 §4.1.11: what is marked as critical and not understood is refused.
    guard self.header["crit"] == nil, self.header["b64"] == nil else {
      throw Problem(
        .newerThanThisReader, nl: "Dit bewijs gebruikt een uitbreiding die wij niet kennen.",
        en: "This credential uses an extension that we do not know.")
    }
    self.signature = signature
    signed = Array(trimmed[..<(parts[1].endIndex)])
    compact = Array(trimmed)
  }

  /// The credential without the registered claims.
  package var credential: JSON {
    var credential = claims
    for name in Self.registered { credential[name] = nil }
    return credential
  }

  /// Checks that the key signed this, and that the registered claims repeat what the credential says.
  package func check(by key: PublicKey) throws(ProofFault) {
    do throws(Problem) {
      guard try SignedValue(header, named: "alg").text("alg") == key.algorithm.rules.jwtName else {
        throw SignedCredential.anotherAlgorithm
      }
    } catch {
      throw .unreadable(error)
    }
    guard key.verifies(signature, over: signed) else { throw .doesNotFit }
    let expected = Self.registeredClaims(of: credential)
    for name in Self.registered {
      guard let claim = claims[name] else { continue }
      guard let said = expected.first(where: { $0.0 == name })?.1 else {
        throw .unreadable(SignedValue(claim, named: name).wrong)
      }
      guard Self.isSame(claim, said) else { throw .contradiction(name) }
    }
  }

  /// Whether they are equal; a moment may be written as `1704067200.0`.
  private static func isSame(_ claim: JSON, _ said: JSON) -> Bool {
    if case .decimal(let number) = claim, case .integer(let seconds) = said {
      return number == Double(seconds)
    }
    return claim == said
  }

  /// The DID URL of the key that should have signed: `kid`, or the issuer with the thumbprint of the
  /// key that the header holds (Open Badges 3.0 §8.2.3). The key itself comes from the trust list.
  package var method: String? {
    if let kid = header["kid"] { return try? SignedValue(kid).text() }
    guard let jwk = header["jwk"], let id = try? PublicKey.id(of: jwk),
      let issuer = try? SignedValue(claims).text("iss")
    else { return nil }
    return id.method(of: issuer)
  }

  private static func registeredClaims(of credential: JSON) -> [(String, JSON)] {
    var all: [(String, JSON)] = []
    func seconds(_ name: String) -> JSON? {
      (try? credential[name].map { try SignedValue($0).moment() }).map { .integer($0) }
    }
    if let issuer = credential["issuer"]?["id"] ?? credential["issuer"] {
      all.append(("iss", issuer))
    }
    if let id = credential["id"] { all.append(("jti", id)) }
    if let subject = credential["credentialSubject"]?["id"] { all.append(("sub", subject)) }
    if let from = seconds("validFrom") { all.append(("nbf", from)) }
    if let until = seconds("validUntil") { all.append(("exp", until)) }
    return all
  }
}
