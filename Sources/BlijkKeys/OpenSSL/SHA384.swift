import COpenSSL

/// The longer hash that RDF canonicalisation may be asked for (FIPS 180-4).
package enum SHA384 {
  package static func hash(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 48)
    _ = unsafe COpenSSL.SHA384(bytes, bytes.count, &digest)
    return digest
  }
}
