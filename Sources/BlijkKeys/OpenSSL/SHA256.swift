import COpenSSL

/// The hash that every identifier and chain in Blijk is made with (FIPS 180-4).
package enum SHA256 {
  private static let digest = unsafe MessageDigest(EVP_sha256(), size: 32)

  package static func hash(_ bytes: [UInt8]) -> [UInt8] { digest.hash(bytes) }
}
