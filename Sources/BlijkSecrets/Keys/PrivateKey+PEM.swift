package import BlijkBasics
import BlijkKeys
import COpenSSL

/// Keys at rest: PKCS#8 `EncryptedPrivateKeyInfo` (RFC 5958 §3) in PEM (RFC 7468 §11), encrypted with
/// AES-256-CBC under a key from scrypt (RFC 7914), N = 2^14, r = 8, p = 1.
extension PrivateKey {
  /// The encrypted PEM.
  ///
  /// - Throws: `weakPassphrase`, or `cryptography` when OpenSSL fails.
  package func pem(lockedWith passphrase: Passphrase) throws(Problem) -> [UInt8] {
    try passphrase.checkFitForNewKey()
    guard let info = unsafe EVP_PKEY2PKCS8(handle.pointer) else {
      throw opensslFailure("EVP_PKEY2PKCS8")
    }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
    var salt = try SystemRandom.bytes(16)
    guard
      let scheme = unsafe PKCS5_pbe2_set_scrypt(
        EVP_aes_256_cbc(), &salt, Int32(salt.count), nil, 1 << 14, 8, 1)
    else { throw opensslFailure("PKCS5_pbe2_set_scrypt") }
    let locked = unsafe passphrase.secret.withBytes { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe PKCS8_set0_pbe(characters.baseAddress, Int32(characters.count), info, scheme)
      }
    }
    guard let locked = unsafe locked else {
      unsafe X509_ALGOR_free(scheme)
      throw opensslFailure("PKCS8_set0_pbe")
    }
    defer { unsafe X509_SIG_free(locked) }
    return try unsafe MemoryBIO.collect { bio in unsafe PEM_write_bio_PKCS8(bio, locked) == 1 }
  }

  /// Opens an encrypted PEM.
  ///
  /// - Throws: `badKey` when it is none, `wrongPassphrase`, or `cryptography` when OpenSSL fails.
  package init(pem: [UInt8], passphrase: Passphrase) throws(Problem) {
    let bio = try unsafe MemoryBIO.holding(pem)
    defer { unsafe BIO_free(bio) }
    guard let locked = unsafe PEM_read_bio_PKCS8(bio, nil, askNobody, nil) else {
      forgetOpenSSLErrors()
      throw Problem(
        .badKey,
        nl:
          "Dit is geen versleutelde PKCS#8-sleutel. Onversleutelde sleutels worden niet gebruikt.",
        en: "This is not an encrypted PKCS#8 key. Unencrypted keys are not used.")
    }
    defer { unsafe X509_SIG_free(locked) }
    try unsafe OpeningCost.check(locked)
    let info = unsafe passphrase.secret.withBytes { bytes in
      unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
        unsafe PKCS8_decrypt(locked, characters.baseAddress, Int32(characters.count))
      }
    }
    guard let info = unsafe info else {
      forgetOpenSSLErrors()
      throw Problem(
        .wrongPassphrase, nl: "Dit wachtwoord hoort niet bij deze sleutel. Probeer het opnieuw.",
        en: "This passphrase does not open the key. Try again.")
    }
    defer { unsafe PKCS8_PRIV_KEY_INFO_free(info) }
    guard let key = unsafe EVP_PKCS82PKEY(info) else {
      throw opensslFailure("EVP_PKCS82PKEY")
    }
    try self.init(handle: unsafe KeyHandle(owning: key))
  }
}
