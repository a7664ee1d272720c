import COpenSSL

/// HMAC with SHA-256 (RFC 2104).
package enum HMACSHA256 {
  package static func code(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 32) { code, count in
      var size: UInt32 = 0
      guard
        unsafe HMAC(
          EVP_sha256(), key, Int32(key.count), bytes, bytes.count, code.baseAddress, &size) != nil
      else { fatalError("OpenSSL has no memory for a code") }
      count = Int(size)
    }
  }
}

/// Keys made of other values.
package enum KeyDerivation {
  /// PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2): 32 bytes, made slow on purpose.
  package static func stretched(_ secret: [UInt8], salt: [UInt8], rounds: Int32) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: 32) { key, count in
      let isMade = unsafe secret.withUnsafeBytes { secret in
        unsafe PKCS5_PBKDF2_HMAC(
          secret.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(secret.count), salt,
          Int32(salt.count), rounds, EVP_sha256(), 32, key.baseAddress)
      }
      guard isMade == 1 else { fatalError("OpenSSL has no memory for a key") }
      count = 32
    }
  }

  /// HKDF-Expand with SHA-256 (RFC 5869 §2.3), for at most 32 bytes.
  package static func expanded(_ key: [UInt8], for purpose: String, count: Int = 32) -> [UInt8] {
    Array(HMACSHA256.code(Array(purpose.utf8) + [1], key: key).prefix(count))
  }
}
