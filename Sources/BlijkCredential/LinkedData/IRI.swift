import BlijkBasics

/// Addresses as JSON-LD and RDF use them (RFC 3987).
enum IRI {
  /// Whether it is absolute: it has a scheme, and no character that an IRI may not have.
  static func isAbsolute(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first else {
      return false
    }
    return first.isASCIILetter && bytes[..<colon].allSatisfy(isOfScheme)
      && !bytes.contains { $0 <= 0x20 || "<>\"{}|\\^`".utf8.contains($0) }
  }

  private static func isOfScheme(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || "+-.".utf8.contains(byte)
  }
}
