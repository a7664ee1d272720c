import COpenSSL

/// The hash that every identifier and chain in Blijk is made with (FIPS 180-4).
package enum SHA256 {
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    _ = unsafe COpenSSL.SHA256(bytes, bytes.count, &digest)
    return digest
  }
}
