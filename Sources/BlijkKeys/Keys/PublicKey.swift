package import BlijkBasics
import COpenSSL

/// A public key, Ed25519 or RSA, that verifies signatures.
public struct PublicKey: Sendable {
  /// What it verifies with.
  public let algorithm: KeyAlgorithm
  /// Its name.
  public let id: KeyID
  /// Its public JWK (RFC 7517), with the members that count for the thumbprint, in their order.
  package let jwk: JSONObject
  let handle: KeyHandle

  /// Bytes of its signatures.
  package var signatureSize: Int { algorithm.rules.signatureSize ?? (bits + 7) / 8 }

  /// Its size in bits: of RSA the bits of its modulus.
  package var bits: Int { Int(unsafe EVP_PKEY_get_bits(handle.pointer)) }

  /// Takes the public half of a handle.
  ///
  /// - Throws: `badKey` for a key of another kind, one that is too weak or large, or one that protects
  ///   nothing.
  package init(handle: KeyHandle) throws(Problem) {
    self.handle = handle
    switch unsafe EVP_PKEY_get_id(handle.pointer) {
    case EVP_PKEY_ED25519:
      algorithm = .ed25519
      let point = try handle.rawPublicKey()
      guard !EdwardsPoint.isDegenerate(point) else { throw Self.degenerate }
      jwk = Self.jwk(ed25519: point)
      id = Self.id(of: jwk)
    case EVP_PKEY_RSA:
      algorithm = .rsa
      let modulus = try handle.number("n")
      let exponent = try handle.number("e")
      let bits = unsafe EVP_PKEY_get_bits(handle.pointer)
      guard (2048...4096).contains(bits), exponent.count >= 3, exponent.count <= 4 else {
        throw Problem(
          .badKey,
          nl: "Deze RSA-sleutel is te zwak of te groot (\(bits) bits); gebruik 2048 of 3072 bits.",
          en: "This RSA key is too weak or too large (\(bits) bits); use 2048 or 3072 bits.")
      }
      jwk = Self.jwk(modulus: modulus, exponent: exponent)
      id = Self.id(of: jwk)
      guard !RSAModulus.isDegenerate(modulus, of: handle, named: id) else { throw Self.degenerate }
    default:
      throw Problem(
        .badKey, nl: "Deze sleutel is geen Ed25519 en geen RSA.",
        en: "This key is neither Ed25519 nor RSA.")
    }
  }

  /// A key that protects nothing: anybody can sign for it, or one signature fits many texts.
  private static var degenerate: Problem {
    Problem(
      .badKey,
      nl: "Deze openbare sleutel beschermt niets: anderen kunnen ermee ondertekenen. Gebruik een "
        + "andere sleutel.",
      en: "This public key protects nothing: others can sign with it. Use another key.")
  }

  /// The Ed25519 key with these 32 bytes (RFC 8032 §5.1.5).
  package init(ed25519 bytes: [UInt8]) throws(Problem) {
    guard bytes.count == 32,
      let pointer = unsafe EVP_PKEY_new_raw_public_key_ex(nil, "ED25519", nil, bytes, bytes.count)
    else {
      forgetOpenSSLErrors()
      throw Problem(
        .badKey, nl: "Dit is geen Ed25519-sleutel.", en: "This is not an Ed25519 key.")
    }
    try self.init(handle: unsafe KeyHandle(owning: pointer))
  }

  /// The 32 bytes of an Ed25519 key.
  ///
  /// - Throws: `cryptography`, when this is no Ed25519 key.
  package func ed25519Bytes() throws(Problem) -> [UInt8] { try handle.rawPublicKey() }

  /// Whether the signature over these bytes is this key's.
  package func verifies(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    let digest = unsafe algorithm.rules.hashesWithSHA256 ? EVP_sha256() : nil
    let good =
      unsafe EVP_DigestVerifyInit(context, nil, digest, nil, handle.pointer) == 1
      && EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1
    if !good { forgetOpenSSLErrors() }
    return good
  }
}

extension PublicKey: Hashable {
  /// Keys are equal when their thumbprints are.
  public static func == (left: PublicKey, right: PublicKey) -> Bool { left.id == right.id }
  /// Hashes the thumbprint.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension KeyHandle {
  fileprivate func rawPublicKey() throws(Problem) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = bytes.count
    guard unsafe EVP_PKEY_get_raw_public_key(pointer, &bytes, &count) == 1, count == 32 else {
      throw opensslFailure("EVP_PKEY_get_raw_public_key")
    }
    return bytes
  }

  fileprivate func number(_ name: String) throws(Problem) -> [UInt8] {
    var number: OpaquePointer?
    guard unsafe EVP_PKEY_get_bn_param(pointer, name, &number) == 1 else {
      throw opensslFailure("EVP_PKEY_get_bn_param")
    }
    defer { unsafe BN_free(number) }
    var bytes = [UInt8](repeating: 0, count: Int(unsafe BN_num_bits(number) + 7) / 8)
    unsafe BN_bn2bin(number, &bytes)
    return bytes
  }
}
