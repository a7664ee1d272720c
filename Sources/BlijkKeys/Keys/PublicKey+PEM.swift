package import BlijkBasics
import COpenSSL

extension PublicKey {
  /// The key as a `SubjectPublicKeyInfo` in PEM (RFC 7468 §13).
  package func pem() throws(Problem) -> [UInt8] {
    try unsafe MemoryBIO.collect { bio in unsafe PEM_write_bio_PUBKEY(bio, handle.pointer) == 1 }
  }

  /// Reads a `SubjectPublicKeyInfo` in PEM.
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
