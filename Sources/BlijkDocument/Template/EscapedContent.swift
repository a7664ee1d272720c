import Mustache

/// How values are put into SVG and HTML: byte by byte, so that a quote stays a quote for the escaper
/// even when a combining accent follows it. (The library's own escaper looks at whole characters,
/// and `"` with an accent is another character.)
struct EscapedContent: MustacheContentType {
  private static let name = "BLIJK"

  /// What every template begins with, so that it is rendered with this escaper.
  static let pragma: String = {
    MustacheContentTypes.register(EscapedContent(), named: name)
    return "{{% CONTENT_TYPE:\(name)}}"
  }()

  func escapeText(_ text: String) -> String {
    var source = text
    return source.withUTF8 { bytes in
      guard unsafe bytes.contains(where: Self.isSpecial) else { return text }
      var escaped: [UInt8] = []
      escaped.reserveCapacity(bytes.count + bytes.count / 8 + 16)
      for unsafe byte in unsafe bytes {
        switch byte {
        case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
        default: escaped.append(byte)
        }
      }
      return String(decoding: escaped, as: UTF8.self)
    }
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
      || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
