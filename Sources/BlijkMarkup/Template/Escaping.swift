/// How values are put into SVG and HTML: byte by byte, so that a quote stays a quote for the escaper
/// even when a combining accent follows it. (Character by character, `"` with an accent would be
/// another character, and slip through.)
package enum Escaping {
  package static func append(_ text: String, to page: inout [UInt8]) {
    // Most texts hold none of the five: one pass over the bytes as they lie tells, one copies them.
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
