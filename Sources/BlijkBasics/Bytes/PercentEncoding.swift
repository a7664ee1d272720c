/// Text inside an address (RFC 3986 §2.1).
package enum PercentEncoding {
  /// Leaves unreserved characters (§2.3) and those of `kept`, which are ASCII, as they are.
  package static func encode(_ text: String, keeping kept: String = "") -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "0"..."9", "A"..."Z", "a"..."z", "-", ".", "_", "~": result.unicodeScalars.append(scalar)
      case _ where kept.utf8.contains(byte): result.unicodeScalars.append(scalar)
      default: result += "%" + Hex.encode([byte]).uppercased()
      }
    }
    return result
  }
}
