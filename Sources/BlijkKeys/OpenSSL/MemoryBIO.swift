package import BlijkBasics
import COpenSSL

/// Refuses to give a password. A PEM may be encrypted in a way of its own (RFC 1421 §4.6.1.3), for which
/// OpenSSL would else ask at the terminal.
package func askNobody(
  _: UnsafeMutablePointer<CChar>?, _: CInt, _: CInt, _: UnsafeMutableRawPointer?
) -> CInt { -1 }

/// Bytes on their way to or from OpenSSL. Only ciphertext and public keys pass through here.
package enum MemoryBIO {
  /// A BIO with a copy of the bytes, which the caller frees. It is no view, as it outlives the array's
  /// pointer.
  package static func holding(_ bytes: [UInt8]) throws(Problem) -> OpaquePointer {
    guard let bio = unsafe BIO_new(BIO_s_mem()) else { throw opensslFailure("BIO_new") }
    guard unsafe BIO_write(bio, bytes, Int32(bytes.count)) == Int32(bytes.count) else {
      unsafe BIO_free(bio)
      throw opensslFailure("BIO_write")
    }
    return unsafe bio
  }

  /// The bytes that `write` puts into a BIO; it says whether it succeeded.
  package static func collect(_ write: (OpaquePointer) -> Bool) throws(Problem) -> [UInt8] {
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
