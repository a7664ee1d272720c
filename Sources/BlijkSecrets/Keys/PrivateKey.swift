public import BlijkBasics
public import BlijkKeys
import COpenSSL

/// A private key in memory, made and used through OpenSSL's EVP.
public struct PrivateKey: Signer {
  /// The public half.
  public let publicKey: PublicKey
  let handle: KeyHandle

  init(handle: KeyHandle) throws(Problem) {
    CoreDumps.turnOff()
    self.handle = handle
    publicKey = try PublicKey(handle: handle)
  }

  /// Makes a new key; `bits` counts for RSA only. Its id does not begin with `-`, which a command line would
  /// take for an option.
  ///
  /// - Throws: `badKey` for another size than 2048 or 3072 bits.
  public static func generate(_ algorithm: KeyAlgorithm, bits: Int = 3072) throws(Problem)
    -> PrivateKey
  {
    while true {
      let key = try make(algorithm, bits: bits)
      if !key.publicKey.id.thumbprint.hasPrefix("-") { return key }
    }
  }

  private static func make(_ algorithm: KeyAlgorithm, bits: Int) throws(Problem) -> PrivateKey {
    guard
      let context = unsafe EVP_PKEY_CTX_new_from_name(nil, algorithm.rules.opensslName, nil)
    else {
      throw opensslFailure("EVP_PKEY_CTX_new_from_name")
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_keygen_init(context) == 1 else {
      throw opensslFailure("EVP_PKEY_keygen_init")
    }
    if !algorithm.rules.sizes.isEmpty {
      guard algorithm.rules.sizes.contains(bits),
        unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(bits)) == 1
      else {
        throw Problem(
          .badKey, nl: "Een RSA-sleutel heeft hier 2048 of 3072 bits.",
          en: "An RSA key has 2048 or 3072 bits here.")
      }
    }
    var key: OpaquePointer?
    guard unsafe EVP_PKEY_generate(context, &key) == 1, let key = unsafe key else {
      throw opensslFailure("EVP_PKEY_generate")
    }
    return try PrivateKey(handle: unsafe KeyHandle(owning: key))
  }

  /// The Ed25519 key with this 32-byte seed, as published test vectors give it (RFC 8032 §5.1.5).
  package init(ed25519Seed seed: [UInt8]) throws(Problem) {
    guard let key = unsafe EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, seed, seed.count)
    else { throw opensslFailure("EVP_PKEY_new_raw_private_key_ex") }
    try self.init(handle: unsafe KeyHandle(owning: key))
  }

  /// The signature over the bytes.
  public func sign(_ bytes: [UInt8]) throws(Problem) -> [UInt8] {
    guard let context = unsafe EVP_MD_CTX_new() else { throw opensslFailure("EVP_MD_CTX_new") }
    defer { unsafe EVP_MD_CTX_free(context) }
    let digest = unsafe publicKey.algorithm.rules.hashesWithSHA256 ? EVP_sha256() : nil
    guard unsafe EVP_DigestSignInit(context, nil, digest, nil, handle.pointer) == 1 else {
      throw opensslFailure("EVP_DigestSignInit")
    }
    var count = 512
    var signature = [UInt8](repeating: 0, count: count)
    guard unsafe EVP_DigestSign(context, &signature, &count, bytes, bytes.count) == 1 else {
      throw opensslFailure("EVP_DigestSign")
    }
    signature.removeSubrange(count...)
    return signature
  }
}
