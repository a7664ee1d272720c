import COpenSSL

/// The longer hash that RDF canonicalisation may be asked for (FIPS 180-4).
package enum SHA384 {
  private static let digest = unsafe MessageDigest(EVP_sha384(), size: 48)

  package static func hash(_ bytes: [UInt8]) -> [UInt8] { digest.hash(bytes) }
}
