package import BlijkBasics
package import BlijkCredential
package import BlijkKeys
package import BlijkSecrets

/// An organisation that keeps no register of ours, and signs with a key of the tests.
package struct ForeignIssuer: Sendable {
  package let did: String
  package let key: PrivateKey
  /// What others call it.
  private let name: String
  /// The address of its site.
  let home: String

  package init(
    _ host: String = "leerplein.example", _ own: PrivateKey? = nil, name: String = "Leerplein Zuid"
  ) throws {
    self.name = name
    did = "did:web:\(host)"
    home = "https://\(host)"
    key = try own ?? TestKeys.otherEd25519.get()
  }

  var method: String { "\(did)#\(key.publicKey.id.thumbprint)" }

  /// As whoever trusts it knows it.
  package var known: TrustedIssuer {
    TrustedIssuer(did: did, name: name, url: nil, phone: nil, keys: [key.publicKey])
  }

  /// Signs with the proof of its key: a JWT, or `eddsa-rdfc-2022`.
  package func signed(_ json: JSON) throws -> [UInt8] {
    try SignedCredential(signing: json, with: key, method: method, at: Self.moment).bytes
  }

  /// A badge with a title of its own, as a JWT.
  package func badge(titled title: String) throws -> [UInt8] {
    try jwt(
      ForeignBadge(1, of: self).changed { $0.achievement["name"] = .string(title) }.json)
  }

  /// As a JWT, whatever the key.
  package func jwt(_ json: JSON) throws -> [UInt8] {
    try JWT(signing: json, with: key, method: method).compact
  }

  /// With a proof of these settings, whose others are the usual ones.
  package func proven(
    _ json: JSON, by suite: DataIntegrityProof.Cryptosuite = .rdfc, _ other: [String: JSON] = [:]
  ) throws -> JSON {
    var proof: JSON = [
      "type": "DataIntegrityProof", "cryptosuite": .string(suite.rawValue),
      "created": .string(Timestamp.utc(Self.moment)), "verificationMethod": .string(method),
      "proofPurpose": "assertionMethod",
    ]
    for name in other.keys.sorted() { proof[name] = other[name] }
    let data = try DataIntegrityProof.hashData(json, proof: proof, by: suite)
    proof["proofValue"] = .string("z" + Base58.encode(try key.sign(data)))
    var whole = json
    whole["proof"] = proof
    return whole
  }

  /// When it signs, in seconds since 1970: in 2025.
  static let moment = 1_740_000_000
}
