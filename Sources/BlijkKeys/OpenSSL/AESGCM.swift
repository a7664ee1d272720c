import COpenSSL

/// AES-256 in Galois/Counter Mode (NIST SP 800-38D), with a nonce of 12 bytes and a tag of 16 behind what was
/// encrypted.
package enum AESGCM {
  package static let nonceSize = 12
  package static let tagSize = 16

  /// Encrypts. The same nonce never goes with two texts under one key.
  package static func seal(
    _ text: [UInt8], key: [UInt8], nonce: [UInt8], authenticating other: [UInt8]
  ) -> [UInt8] {
    guard let result = run(text, key, nonce, other, tag: nil) else {
      fatalError("OpenSSL cannot encrypt with AES-256-GCM")
    }
    return result
  }

  /// Decrypts; nil for what was not made with this key, nonce and other bytes.
  package static func open(
    _ sealed: [UInt8], key: [UInt8], nonce: [UInt8], authenticating other: [UInt8]
  ) -> [UInt8]? {
    guard key.count == 32, nonce.count == nonceSize, sealed.count >= tagSize else { return nil }
    return run(
      Array(sealed.dropLast(tagSize)), key, nonce, other, tag: Array(sealed.suffix(tagSize)))
  }

  /// Encrypts where there is no tag yet, or else decrypts.
  private static func run(
    _ input: [UInt8], _ key: [UInt8], _ nonce: [UInt8], _ other: [UInt8], tag: [UInt8]?
  ) -> [UInt8]? {
    guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    let encrypts: Int32 = tag == nil ? 1 : 0
    var output = [UInt8](repeating: 0, count: input.count + tagSize)
    var size: Int32 = 0
    guard unsafe EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce, encrypts) == 1,
      unsafe EVP_CipherUpdate(context, nil, &size, other, Int32(other.count)) == 1,
      unsafe EVP_CipherUpdate(context, &output, &size, input, Int32(input.count)) == 1,
      Int(size) == input.count
    else { return nil }
    if var tag {
      guard unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, &tag) == 1 else {
        return nil
      }
    }
    var end = [UInt8](repeating: 0, count: tagSize)
    guard unsafe EVP_CipherFinal_ex(context, &end, &size) == 1 else { return nil }
    if tag == nil {
      var made = [UInt8](repeating: 0, count: tagSize)
      guard unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, &made) == 1 else {
        return nil
      }
      return output.dropLast(tagSize) + made
    }
    return output.dropLast(tagSize)
  }
}
