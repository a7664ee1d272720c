extension JSON {
  /// One line of UTF-8. `<`, `>`, `&`, U+2028 and U+2029 are written `\uXXXX`, so that the text can
  /// stand inside HTML, XML and script without a second escaping.
  package func serialized() -> [UInt8] {
    written(as: .embedded)
  }

  /// The same bytes as a string.
  package var text: String { String(decoding: serialized(), as: UTF8.self) }

  /// How the same values become bytes.
  enum Form {
    /// Safe inside other languages.
    case embedded
    /// Always the same.
    case canonical
  }

  func written(as form: Form) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4096)
    write(to: &bytes, as: form)
    return bytes
  }

  private func write(to bytes: inout [UInt8], as form: Form) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value):
      bytes.append(
        contentsOf: (form == .canonical ? Self.ecmaScript(Double(value)) : "\(value)").utf8)
    case .decimal(let value):
      bytes.append(contentsOf: (form == .canonical ? Self.ecmaScript(value) : "\(value)").utf8)
    case .string(let value): Self.write(value, to: &bytes, as: form)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.write(to: &bytes, as: form)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      let members = form == .canonical ? object.sortedMembers : object.members
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(member.name, to: &bytes, as: form)
        bytes.append(UInt8(ascii: ":"))
        member.value.write(to: &bytes, as: form)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func write(_ string: String, to bytes: inout [UInt8], as form: Form) {
    bytes.append(UInt8(ascii: "\""))
    if isPlain(string, as: form) {
      bytes.append(contentsOf: string.utf8)
    } else {
      switch form {
      case .embedded: writeEmbedded(string, to: &bytes)
      case .canonical: writeCanonical(string, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether no byte may need an escape, as in most texts: those are copied at once.
  private static func isPlain(_ string: String, as form: Form) -> Bool {
    var string = string
    return string.withUTF8 { bytes in
      unsafe !bytes.contains { byte in
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        guard form == .embedded else { return false }
        // U+2028 and U+2029 begin with 0xE2.
        return byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&")
          || byte == 0x7F || byte == 0xE2
      }
    }
  }

  private static func writeEmbedded(_ string: String, to bytes: inout [UInt8]) {
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": bytes.append(contentsOf: #"\""#.utf8)
      case "\\": bytes.append(contentsOf: #"\\"#.utf8)
      case "\n": bytes.append(contentsOf: #"\n"#.utf8)
      case "\r": bytes.append(contentsOf: #"\r"#.utf8)
      case "\t": bytes.append(contentsOf: #"\t"#.utf8)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = Hex.encode([UInt8(scalar.value >> 8), UInt8(scalar.value & 0xFF)])
        bytes.append(contentsOf: "\\u\(digits)".utf8)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
  }
}
