extension JSON {
  /// One line of UTF-8. `<`, `>`, `&`, U+007F, U+2028 and U+2029 are written `\uXXXX`, so that the text can
  /// stand inside HTML, XML and script without a second escaping.
  package func serialized() -> [UInt8] {
    written(as: .embedded)
  }

  /// One line of UTF-8 for people and programs, with every hidden character in it as `\uXXXX`.
  package func serializedVisibly() -> [UInt8] {
    let bytes = serialized()
    guard !bytes.allSatisfy(HiddenCharacters.isPlain) else { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).escapingHiddenInJSON.utf8)
  }

  /// The bytes of `serialized()` as a string.
  package var text: String { String(decoding: serialized(), as: UTF8.self) }

  /// The two ways to write a value.
  enum Form {
    /// Safe inside HTML, XML and script.
    case embedded
    /// The same bytes for the same value (RFC 8785).
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
      // An integer that a double holds exactly is written by ECMAScript as Swift does.
      let isExact = value.magnitude <= 1 << 53
      let text =
        form == .canonical && !isExact ? Self.ecmaScript(Double(value)) : String(value)
      bytes.append(contentsOf: text.utf8)
    case .decimal(let value):
      bytes.append(contentsOf: (form == .canonical ? Self.ecmaScript(value) : "\(value)").utf8)
    case .string(let value): Self.write(value, to: &bytes, as: form)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for index in values.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        values[index].write(to: &bytes, as: form)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      let members = form == .canonical ? object.sortedMembers : object.members
      for index in members.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(members[index].name, to: &bytes, as: form)
        bytes.append(UInt8(ascii: ":"))
        members[index].value.write(to: &bytes, as: form)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Copies what needs no escape in whole pieces, and escapes what stands between these.
  private static func write(_ string: String, to bytes: inout [UInt8], as form: Form) {
    bytes.append(UInt8(ascii: "\""))
    var string = string
    string.withUTF8 { text in
      var start = 0
      for index in text.indices where unsafe form.mayEscape(text[index]) {
        guard let escape = unsafe Escape(of: text[index...]) else { continue }
        unsafe bytes.append(contentsOf: text[start..<index])
        bytes.append(contentsOf: escape.text.utf8)
        start = index + escape.length
      }
      unsafe bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSON {
  /// A JSON text with the braces inside its strings as `\u007b` and `\u007d`. Some programs count braces to
  /// find where a credential in a picture ends. The value stays the same, and so does what a proof is over.
  package static func withoutBracesInStrings(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isInString = false
    var isEscaped = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "{") where isInString: result += #"\u007b"#.utf8
      case UInt8(ascii: "}") where isInString: result += #"\u007d"#.utf8
      default:
        if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
        result.append(byte)
      }
      isEscaped = isInString && !isEscaped && byte == UInt8(ascii: "\\")
    }
    return result
  }
}

extension JSON.Form {
  /// Whether a character that begins with this byte may need an escape. A document has thousands of bytes, so
  /// this is looked up in a set of bits.
  fileprivate func mayEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<64: lower >> byte & 1 == 1
    case 64..<128: upper >> (byte - 64) & 1 == 1
    // U+2028 and U+2029 begin with this byte.
    default: self == .embedded && byte == 0xE2
    }
  }

  /// The control characters and `"`; embedded also `&`, `<` and `>`.
  private var lower: UInt64 { self == .embedded ? 0x5000_0044_FFFF_FFFF : 0x0000_0004_FFFF_FFFF }
  /// `\`; embedded also U+007F.
  private var upper: UInt64 { self == .embedded ? 0x8000_0000_1000_0000 : 0x0000_0000_1000_0000 }
}

/// How one character is written that cannot stand as it is.
private struct Escape {
  let text: String
  /// How many bytes of UTF-8 the character itself has.
  var length = 1

  /// The escape of the first character, if it needs one.
  init?(of bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let first = unsafe bytes.first else { return nil }
    switch first {
    case UInt8(ascii: "\""): text = #"\""#
    case UInt8(ascii: "\\"): text = #"\\"#
    case 0x08: text = #"\b"#
    case 0x09: text = #"\t"#
    case 0x0A: text = #"\n"#
    case 0x0C: text = #"\f"#
    case 0x0D: text = #"\r"#
    case 0xE2:
      let next = unsafe Array(bytes.dropFirst().prefix(2))
      guard next == [0x80, 0xA8] || next == [0x80, 0xA9] else { return nil }
      text = next[1] == 0xA8 ? #"\u2028"# : #"\u2029"#
      length = 3
    default: text = #"\u00"# + Hex.encode([first])
    }
  }
}
