package import BlijkBasics

/// An organisation whose documents are trusted: who it is, and the keys it signs with.
public struct TrustedIssuer: Sendable {
  /// `did:web:…`, or another DID.
  public let did: String
  /// The name that is shown; never taken from a document.
  public private(set) var name: String
  /// Its own website.
  public private(set) var url: String?
  /// The number to call in doubt.
  public private(set) var phone: String?
  /// Its number in the trade register (KvK).
  public private(set) var kvk: String?
  /// The keys it signs or signed with, newest first.
  public let keys: [PublicKey]
  /// Since when somebody else may have had a key, in seconds since 1970, for the keys that are compromised.
  /// What such a key signed counts only if a register holds it.
  package let compromised: [KeyID: Int]
  /// When a key under `assertionMethod` ended or ends (`revoked` or `expires`), in seconds since 1970, for
  /// the keys that say so.
  package let endings: [KeyID: Int]
  /// The id of each key's verification method, in the order of `keys`.
  package let methods: [String]

  /// The most keys that a DID document may name, of whatever kind and for whatever use.
  private static let mostMethods = 256

  package init(
    did: String, name: String, url: String?, phone: String?, kvk: String? = nil, keys: [PublicKey],
    methods: [String]? = nil, compromised: [KeyID: Int] = [:], endings: [KeyID: Int] = [:]
  ) {
    self.endings = endings
    self.did = did
    self.name = name
    self.url = url
    self.phone = phone
    self.kvk = kvk
    self.keys = keys
    self.compromised = compromised
    self.methods = methods ?? keys.map { $0.id.method(of: did) }
  }

  /// The same organisation and keys with another description.
  package func described(name: String, url: String?, phone: String?, kvk: String?) -> TrustedIssuer
  {
    var other = self
    (other.name, other.url, other.phone, other.kvk) = (name, url, phone, kvk)
    return other
  }

  /// The same organisation without the keys whose thumbprints begin with these bytes.
  func without(keysWithPrefix prefixes: Set<[UInt8]>) -> TrustedIssuer {
    let kept = zip(keys, methods).filter { !prefixes.contains($0.0.id.prefix) }
    return TrustedIssuer(
      did: did, name: name, url: url, phone: phone, kvk: kvk, keys: kept.map(\.0),
      methods: kept.map(\.1), compromised: compromised, endings: endings)
  }

  /// Whether what a key signs is believed without a register that holds it.
  package func vouches(with key: PublicKey) -> Bool { compromised[key.id] == nil }

  /// Whether a key with this thumbprint is known as one that somebody else may have had.
  package func isLost(_ thumbprint: String) -> Bool {
    compromised.keys.contains { $0.thumbprint == thumbprint }
  }

  /// Whether a key is believed without a register, for a signature that says it was made at a moment, in
  /// seconds since 1970. For one that does not say, the key must not have ended by now.
  package func vouches(with key: PublicKey, signedAt moment: Int?, now: Int) -> Bool {
    guard vouches(with: key) else { return false }
    return endings[key.id].map { (moment ?? now) <= $0 } ?? true
  }

  /// Until when what a key signs is believed, in seconds since 1970; `.min` for a key that is compromised or
  /// not this organisation's.
  package func vouchesUntil(with key: PublicKey) -> Int {
    guard keys.contains(key), vouches(with: key) else { return .min }
    return endings[key.id] ?? .max
  }

  /// The key that a DID URL names, letter for letter.
  package func key(method: String) -> PublicKey? {
    guard method.isPlain else { return nil }
    return methods.firstIndex(of: method).map { keys[$0] }
  }
}

/// As a DID document (W3C DID 1.0 §5) with `name`, `url`, `phone` and `kvk` beside the
/// standard members.
extension TrustedIssuer {
  /// Writes the DID document, each key in the form that belongs to its algorithm.
  package func didDocument() throws(Problem) -> JSON {
    var verificationMethods: [JSON] = []
    for (key, id) in zip(keys, methods) {
      var method: JSON = ["id": .string(id), "type": "", "controller": .string(did)]
      switch key.algorithm.rules.method {
      case .multikey:
        method["type"] = "Multikey"
        method["publicKeyMultibase"] = .string(try key.multikey())
      case .jsonWebKey:
        method["type"] = "JsonWebKey"
        method["publicKeyJwk"] = .object(key.jwk)
      }
      // Controlled Identifiers 1.0 §2.2: not to be used from then on.
      if let since = compromised[key.id] { method["revoked"] = .string(Timestamp.utc(since)) }
      if let end = endings[key.id] { method["expires"] = .string(Timestamp.utc(end)) }
      verificationMethods.append(method)
    }
    let asserting = zip(keys, methods).filter { vouches(with: $0.0) }
    var document: JSON = [
      "@context": [
        "https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1",
        "https://w3id.org/security/jwk/v1",
      ],
      "id": .string(did),
      "verificationMethod": .array(verificationMethods),
      "assertionMethod": .array(asserting.map { .string($0.1) }),
      "name": .string(name),
    ]
    if let url { document["url"] = .string(url) }
    if let phone { document["phone"] = .string(phone) }
    if let kvk { document["kvk"] = .string(kvk) }
    return document
  }

  /// Reads a DID document. Only keys under `assertionMethod` count, and those that are `revoked` and stand
  /// there no more.
  ///
  /// - Throws: `badTrustList` or `badKey`, when it cannot be used.
  package init(didDocument document: JSON) throws(Problem) {
    func problem(_ what: String) -> Problem {
      Problem(
        .badTrustList, nl: "Dit is geen bruikbaar DID-document (\(what)).",
        en: "This is not a usable DID document (\(what)).")
    }
    guard let did = document["id"]?.string else { throw problem("id") }
    try DIDSpelling.check(did)
    func absolute(_ id: String) -> String { id.hasPrefix("#") ? did + id : id }
    let declared = document["verificationMethod"]?.array ?? []
    let references = document["assertionMethod"]?.array ?? []
    // Each reference is searched in all that was declared.
    guard max(declared.count, references.count) <= Self.mostMethods else {
      throw problem("verificationMethod")
    }
    var keys: [PublicKey] = []
    var methods: [String] = []
    var endings: [KeyID: Int] = [:]
    for reference in references {
      let method: JSON?
      if let id = reference.string {
        method = declared.first { ($0["id"]?.string).map(absolute) == absolute(id) }
      } else {
        method = reference
      }
      guard let method, let id = method["id"]?.string.map(absolute),
        method["controller"]?.string == did
      else { throw problem("assertionMethod") }
      let key = try Self.key(of: method)
      if let end = try Self.ending(of: method) { endings[key.id] = end }
      keys.append(key)
      methods.append(id)
    }
    var compromised: [KeyID: Int] = [:]
    for method in declared {
      guard let id = method["id"]?.string.map(absolute), !methods.contains(id),
        let since = method["revoked"]?.string.flatMap(Timestamp.seconds),
        method["controller"]?.string == did
      else { continue }
      let key = try Self.key(of: method)
      compromised[key.id] = since
      keys.append(key)
      methods.append(id)
    }
    guard Set(methods).count == methods.count, keys.count <= 64 else {
      throw problem("verificationMethod")
    }
    try DIDSpelling.check(did, isOf: keys)
    self.did = did
    name = document["name"]?.string ?? IssuerHost(did: did)?.base ?? did
    url = document["url"]?.string
    phone = document["phone"]?.string
    kvk = document["kvk"]?.string
    self.keys = keys
    self.compromised = compromised
    self.endings = endings
    self.methods = methods
  }

  /// When a key ends: the earlier of `revoked` and `expires` (Controlled Identifiers 1.0 §2.2).
  private static func ending(of method: JSON) throws(Problem) -> Int? {
    var moments: [Int] = []
    for name in ["revoked", "expires"] {
      guard let value = method[name] else { continue }
      guard let text = value.string, let moment = Timestamp.seconds(text) else {
        throw Problem(
          .badTrustList, nl: "In het DID-document is '\(name)' van een sleutel geen moment.",
          en: "In the DID document '\(name)' of a key is not a moment.")
      }
      moments.append(moment)
    }
    return moments.min()
  }

  private static func key(of method: JSON) throws(Problem) -> PublicKey {
    if let jwk = method["publicKeyJwk"] { return try PublicKey(jwk: jwk) }
    guard let key = method["publicKeyMultibase"]?.string.flatMap({ PublicKey(multikey: $0) }) else {
      throw Problem(
        .badTrustList,
        nl: "Een sleutel in het DID-document is geen Ed25519-Multikey of JsonWebKey.",
        en: "A key in the DID document is neither an Ed25519 Multikey nor a JsonWebKey.")
    }
    return key
  }
}
