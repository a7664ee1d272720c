import BlijkBasics
import BlijkKeys

/// What anybody may know of the keys: the organisation's own, and whom the service trusts.
struct PublicFiles: Sendable {
  /// Each file's bytes by its path.
  let files: [String: [UInt8]]

  /// - Throws: When a key cannot be written down.
  init(trust: TrustList, own host: IssuerHost) throws(Problem) {
    var files: [String: [UInt8]] = [:]
    // did:web leaves `.well-known` out below a shared host, as `blijk publish` does.
    let name = host.base.split(separator: "/").dropFirst().first
    if let own = trust.issuers[host.did] {
      let document = try own.didDocument().serialized() + [0x0A]
      files[name.map { "/\($0)/did.json" } ?? "/.well-known/did.json"] = document
      files["\(name.map { "/\($0)" } ?? "")/.well-known/jwks.json"] =
        own.keySet().serialized() + [0x0A]
    }
    let issuers = trust.issuers.values.sorted { $0.did < $1.did }.map(Self.entry)
    files["/issuers"] = (["issuers": .array(issuers)] as JSON).serialized() + [0x0A]
    self.files = files
  }

  /// An organisation with the fingerprints of its keys: their thumbprints (RFC 7638, SHA-256).
  private static func entry(_ issuer: TrustedIssuer) -> JSON {
    func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    let keys = issuer.keys.map { key -> JSON in
      ["algorithm": .string(key.algorithm.rawValue), "fingerprint": .string(key.id.thumbprint)]
    }
    return [
      "id": .string(issuer.did), "name": .string(issuer.name), "url": text(issuer.url),
      "phone": text(issuer.phone), "kvk": text(issuer.kvk), "keys": .array(keys),
    ]
  }
}
