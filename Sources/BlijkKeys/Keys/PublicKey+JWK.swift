package import BlijkBasics
import COpenSSL

/// Public keys as JSON Web Keys (RFC 7517; RFC 8037 §2 for Ed25519).
extension PublicKey {
  /// Reads a public JWK; a JWK with a private part is refused.
  package init(jwk: JSON) throws(Problem) {
    switch try Self.numbers(of: jwk) {
    case .ed25519(let x): try self.init(ed25519: x)
    case .rsa(let n, let e): try self.init(handle: try KeyHandle.rsa(modulus: n, exponent: e))
    }
  }

  /// The id of a public JWK's key, without making the key or checking its strength, which a look-up does not
  /// need.
  package static func id(of jwk: JSON) throws(Problem) -> KeyID {
    switch try numbers(of: jwk) {
    case .ed25519(let x): id(of: Self.jwk(ed25519: x))
    case .rsa(let n, let e): id(of: Self.jwk(modulus: n, exponent: e))
    }
  }

  private enum Numbers {
    case ed25519([UInt8])
    case rsa(modulus: [UInt8], exponent: [UInt8])
  }

  private static func numbers(of jwk: JSON) throws(Problem) -> Numbers {
    let problem = Problem(
      .badKey, nl: "Deze JWK is geen openbare Ed25519- of RSA-sleutel.",
      en: "This JWK is not a public Ed25519 or RSA key.")
    func bytes(_ name: String) -> [UInt8]? {
      jwk[name]?.string.flatMap { Base64URL.decode($0) }
    }
    guard jwk["d"] == nil else { throw problem }
    switch jwk["kty"]?.string {
    case "OKP":
      guard jwk["crv"]?.string == "Ed25519", let x = bytes("x"), x.count == 32 else {
        throw problem
      }
      return .ed25519(x)
    case "RSA":
      guard let n = bytes("n"), let e = bytes("e"), n.count <= 512, e.count <= 4, n.first != 0,
        e.first != 0
      else { throw problem }
      return .rsa(modulus: n, exponent: e)
    default: throw problem
    }
  }

  static func id(of jwk: JSONObject) -> KeyID {
    KeyID(hash: SHA256.hash(JSON.object(jwk).serialized()))
  }

  static func jwk(ed25519 bytes: [UInt8]) -> JSONObject {
    let jwk: JSON = ["crv": "Ed25519", "kty": "OKP", "x": .string(Base64URL.string(bytes))]
    return jwk.object ?? JSONObject()
  }

  static func jwk(modulus: [UInt8], exponent: [UInt8]) -> JSONObject {
    let jwk: JSON = [
      "e": .string(Base64URL.string(exponent)), "kty": "RSA",
      "n": .string(Base64URL.string(modulus)),
    ]
    return jwk.object ?? JSONObject()
  }
}

extension KeyHandle {
  fileprivate static func rsa(modulus: [UInt8], exponent: [UInt8]) throws(Problem) -> KeyHandle {
    let n = unsafe BN_bin2bn(modulus, Int32(modulus.count), nil)
    let e = unsafe BN_bin2bn(exponent, Int32(exponent.count), nil)
    let builder = unsafe OSSL_PARAM_BLD_new()
    let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "RSA", nil)
    defer {
      unsafe BN_free(n)
      unsafe BN_free(e)
      unsafe OSSL_PARAM_BLD_free(builder)
      unsafe EVP_PKEY_CTX_free(context)
    }
    guard unsafe blijk_push_rsa_public(builder, n, e) == 1,
      let parameters = unsafe OSSL_PARAM_BLD_to_param(builder)
    else { throw opensslFailure("OSSL_PARAM_BLD") }
    defer { unsafe OSSL_PARAM_free(parameters) }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_fromdata_init(context) == 1,
      unsafe EVP_PKEY_fromdata(context, &key, BLIJK_EVP_PKEY_PUBLIC_KEY, parameters) == 1,
      let key = unsafe key
    else { throw opensslFailure("EVP_PKEY_fromdata") }
    return unsafe KeyHandle(owning: key)
  }
}
