/// Text inside an address (RFC 3986 §2.1).
package enum PercentEncoding {
  /// Leaves unreserved characters (§2.3) and those of `kept`, which are ASCII, as they are.
  package static func encode(_ text: String, keeping kept: String = "") -> String {
    let kept = kept.utf8
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      if isUnreserved(byte) || kept.contains(byte) {
        result.append(byte)
      } else {
        result += "%\(Hex.encode([byte]).uppercased())".utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte)
  }
}
