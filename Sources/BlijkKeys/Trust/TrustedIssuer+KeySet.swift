package import BlijkBasics

extension TrustedIssuer {
  /// The keys as a JWK Set (RFC 7517 §5), each under the name that a JWT's `kid` has it by.
  package func keySet() -> JSON {
    let keys = zip(keys, methods).map { key, method in
      var jwk = JSON.object(key.jwk)
      jwk["kid"] = .string(method)
      jwk["use"] = "sig"
      return jwk
    }
    return ["keys": .array(keys)]
  }
}
