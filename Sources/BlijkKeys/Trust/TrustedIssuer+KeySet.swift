package import BlijkBasics

extension TrustedIssuer {
  /// The keys as a JWK Set (RFC 7517 §5), each under the name that a JWT's `kid` has it by.
  package func keySet() -> JSON {
    let keys = zip(keys, methods).compactMap { key, method -> JSON? in
      // A set does not say since when a key is compromised, so such a key is left out.
      guard vouches(with: key) else { return nil }
      var jwk = JSON.object(key.jwk)
      jwk["kid"] = .string(method)
      jwk["use"] = "sig"
      return jwk
    }
    return ["keys": .array(keys)]
  }

  private static let mostKeysOfASet = 1024

  /// The organisation of a DID document, or the organisations of a JWK Set, where the `kid` of each key says
  /// whose it is.
  package static func all(in json: JSON) throws(Problem) -> [TrustedIssuer] {
    guard let set = json["keys"]?.array else { return [try TrustedIssuer(didDocument: json)] }
    guard set.count <= mostKeysOfASet else {
      throw Problem(
        .badTrustList,
        nl:
          "In deze JWK-set staan meer dan \(mostKeysOfASet) sleutels. Verdeel ze over meer bestanden.",
        en: "This JWK set has more than \(mostKeysOfASet) keys. Divide them over more files.")
    }
    var keys: [String: [(method: String, key: PublicKey)]] = [:]
    for jwk in set {
      guard let kid = jwk["kid"]?.string, let mark = kid.firstIndex(of: "#"), kid.hasPrefix("did:")
      else {
        throw Problem(
          .badTrustList,
          nl: "In deze JWK-set staat een sleutel zonder DID in 'kid'; geef het DID-document.",
          en: "This JWK set has a key without a DID in 'kid'; give the DID document.")
      }
      keys[String(kid[..<mark]), default: []].append((kid, try PublicKey(jwk: jwk)))
    }
    return try keys.sorted { $0.key < $1.key }.map { did, keys throws(Problem) in
      try DIDSpelling.check(did)
      try DIDSpelling.check(did, isOf: keys.map(\.key))
      return TrustedIssuer(
        did: did, name: IssuerHost(did: did)?.base ?? did, url: nil, phone: nil,
        keys: keys.map(\.key), methods: keys.map(\.method))
    }
  }
}
