import COpenSSL

/// Owns one `EVP_PKEY`. With the last reference OpenSSL frees it, and cleanses a private half.
///
/// `@unchecked Sendable`: an EVP_PKEY is reference-counted and safe to use from several threads as
/// long as nobody changes it, and nothing here does after it was made.
@safe package final class KeyHandle: @unchecked Sendable {
  package let pointer: OpaquePointer

  package init(owning pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe EVP_PKEY_free(pointer)
  }
}
