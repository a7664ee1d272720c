import COpenSSL

/// A hash of OpenSSL's, looked up once: looking it up at every use takes as long as hashing a line.
@safe struct MessageDigest: @unchecked Sendable {
  private let algorithm: OpaquePointer?
  private let size: Int

  /// Looks up the provider's implementation of one of OpenSSL's own hashes.
  init(_ builtIn: OpaquePointer?, size: Int) {
    unsafe algorithm = EVP_MD_fetch(nil, EVP_MD_get0_name(builtIn), nil) ?? builtIn
    self.size = size
  }

  func hash(_ bytes: [UInt8]) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: size) { digest, count in
      guard
        unsafe EVP_Digest(bytes, bytes.count, digest.baseAddress, nil, algorithm, nil) == 1
      else { fatalError("OpenSSL has no memory for a hash") }
      count = size
    }
  }
}
