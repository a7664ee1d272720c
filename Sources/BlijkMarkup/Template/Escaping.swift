/// Escapes values for SVG and HTML. It goes byte by byte: to Swift a `"` with a combining accent is another
/// `Character`, which would not be escaped.
package enum Escaping {
  package static func append(_ text: String, to page: inout [UInt8]) {
    // Most texts hold none of the five, so that looking first and copying all at once is faster.
    var text = text
    let isPlain = text.withUTF8 { bytes in unsafe !bytes.contains(where: isSpecial) }
    guard !isPlain else {
      page.append(contentsOf: text.utf8)
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): page.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): page.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): page.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): page.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): page.append(contentsOf: "&#39;".utf8)
      default: page.append(byte)
      }
    }
  }

  /// The five lie below `?`, so most letters need one comparison.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x3F
      && (byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"))
  }
}
