package import BlijkBasics
import COpenSSL

/// Keys at rest: PKCS#8 `EncryptedPrivateKeyInfo` (RFC 5958 §3) in PEM (RFC 7468 §11), encrypted with
/// AES-256-CBC under a key from scrypt (RFC 7914), N = 2^14, r = 8, p = 1.
extension PrivateKey {
  /// The encrypted PEM.
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

extension PublicKey {
  /// The key as a `SubjectPublicKeyInfo` in PEM (RFC 7468 §13).
  package func pem() throws(Problem) -> [UInt8] {
    try unsafe MemoryBIO.collect { bio in unsafe PEM_write_bio_PUBKEY(bio, handle.pointer) == 1 }
  }

  /// Reads such a PEM.
  package init(pem: [UInt8]) throws(Problem) {
    let bio = try unsafe MemoryBIO.holding(pem)
    defer { unsafe BIO_free(bio) }
    guard let key = unsafe PEM_read_bio_PUBKEY(bio, nil, askNobody, nil) else {
      forgetOpenSSLErrors()
      throw Problem(
        .badKey, nl: "Dit is geen openbare sleutel.", en: "This is not a public key.")
    }
    try self.init(handle: unsafe KeyHandle(owning: key))
  }
}

/// A PEM may have a lock of its own (RFC 1421 §4.6.1.3): OpenSSL would ask whoever sits at the terminal.
private func askNobody(
  _: UnsafeMutablePointer<CChar>?, _: CInt, _: CInt, _: UnsafeMutableRawPointer?
) -> CInt { -1 }

/// Bytes on their way to or from OpenSSL. Only ciphertext and public keys pass through here.
private enum MemoryBIO {
  /// A BIO with a copy of the bytes; one that borrows them would outlive the borrowing.
  static func holding(_ bytes: [UInt8]) throws(Problem) -> OpaquePointer {
    guard let bio = unsafe BIO_new(BIO_s_mem()) else { throw opensslFailure("BIO_new") }
    guard unsafe BIO_write(bio, bytes, Int32(bytes.count)) == Int32(bytes.count) else {
      unsafe BIO_free(bio)
      throw opensslFailure("BIO_write")
    }
    return unsafe bio
  }

  static func collect(_ write: (OpaquePointer) -> Bool) throws(Problem) -> [UInt8] {
    guard let bio = unsafe BIO_new(BIO_s_mem()) else { throw opensslFailure("BIO_new") }
    defer { unsafe BIO_free(bio) }
    guard unsafe write(bio) else { throw opensslFailure("PEM_write") }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = unsafe BIO_read(bio, &piece, Int32(piece.count))
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: piece.prefix(Int(count)))
    }
  }
}
