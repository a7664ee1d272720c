/// Addresses of things, as JSON-LD and RDF have them (RFC 3987).
enum IRI {
  /// Whether it stands by itself: it has a scheme, and no character that may not occur.
  static func isAbsolute(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), let first = bytes.first else {
      return false
    }
    return isLetter(first)
      && bytes[..<colon].allSatisfy { isLetter($0) || isOtherOfScheme($0) }
      && !bytes.contains(where: isForbidden)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isOtherOfScheme(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// White space and control characters, and `<>"{}|\^` and the backtick.
  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
      UInt8(ascii: "`"):
      true
    default: false
    }
  }
}
