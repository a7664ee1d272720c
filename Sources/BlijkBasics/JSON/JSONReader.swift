extension JSON {
  /// How many bytes a JSON text may have, and how deep its values may be nested.
  package struct Limits: Sendable {
    package var bytes = 1 << 20
    package var depth = 32
    package init() {}
  }

  /// Reads one JSON text strictly: valid UTF-8 without BOM, no duplicate names, nothing after it.
  ///
  /// - Throws: `unreadable`, with the byte where it goes wrong.
  package init(reading bytes: [UInt8], limits: Limits = Limits()) throws(Problem) {
    guard bytes.count <= limits.bytes else {
      throw JSONReader.problem("too long", at: limits.bytes)
    }
    var reader = JSONReader(bytes: bytes, deepest: limits.depth)
    self = try reader.document()
  }
}

/// A recursive-descent reader over bytes; depth is bounded, so the stack is too.
private struct JSONReader {
  let bytes: [UInt8]
  let deepest: Int
  var position = 0

  init(bytes: [UInt8], deepest: Int) {
    self.bytes = bytes
    self.deepest = deepest
  }

  static func problem(_ what: String, at position: Int) -> Problem {
    Problem(
      .unreadable,
      nl: "Dit is geen geldige JSON (\(what), bij byte \(position)).",
      en: "This is not valid JSON (\(what), at byte \(position)).")
  }

  func problem(_ what: String) -> Problem { Self.problem(what, at: position) }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func document() throws(Problem) -> JSON {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw problem("text after the end") }
    return value
  }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func value(depth: Int) throws(Problem) -> JSON {
    guard depth <= deepest else { throw problem("too deep") }
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  mutating func literal(_ word: String, _ value: JSON) throws(Problem) -> JSON {
    for byte in word.utf8 where !take(byte) { throw problem("unknown word") }
    return value
  }

  mutating func object(depth: Int) throws(Problem) -> JSON {
    position += 1
    var object = JSONObject()
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(object) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw problem("a name expected") }
      let name = try string()
      guard !object.has(name) else { throw problem("a name stands twice") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw problem("a colon expected") }
      skipSpace()
      object.append(name, try value(depth: depth + 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw problem("a } expected") }
    return .object(object)
  }

  mutating func array(depth: Int) throws(Problem) -> JSON {
    position += 1
    var values: [JSON] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    repeat {
      skipSpace()
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw problem("a ] expected") }
    return .array(values)
  }

  mutating func string() throws(Problem) -> String {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] >= 0x20, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "\\")
    {
      position += 1
    }
    if next == UInt8(ascii: "\"") {
      guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
        throw problem("not UTF-8")
      }
      position += 1
      return text
    }
    return try escapedString(after: Array(bytes[start..<position]))
  }

  /// The rest of a string that has escapes in it, or an error.
  mutating func escapedString(after start: [UInt8]) throws(Problem) -> String {
    var content = start
    while let byte = next {
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: content, as: UTF8.self) else {
          throw problem("not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw problem("a control character")
      default: content.append(byte)
      }
    }
    throw problem("a string without end")
  }

  mutating func escape(into content: inout [UInt8]) throws(Problem) {
    guard let letter = next else { throw problem("a string without end") }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      var code = try fourHexDigits()
      if (0xD800..<0xDC00).contains(code) {
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
          throw problem("half a surrogate pair")
        }
        let low = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw problem("half a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code), let encoded = UTF8.encode(scalar) else {
        throw problem("half a surrogate pair")
      }
      content.append(contentsOf: encoded)
    default: throw problem("an unknown escape")
    }
  }

  mutating func fourHexDigits() throws(Problem) -> UInt32 {
    guard position + 4 <= bytes.count,
      let pair = Hex.decode(String(decoding: bytes[position..<position + 4], as: UTF8.self)),
      pair.count == 2
    else { throw problem("an unknown escape") }
    position += 4
    return UInt32(pair[0]) << 8 | UInt32(pair[1])
  }

  mutating func number() throws(Problem) -> JSON {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    guard whole > 0 else { throw problem("a value expected") }
    if whole > 1, bytes[position - whole] == UInt8(ascii: "0") { throw problem("a leading zero") }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      guard digits() > 0 else { throw problem("a digit expected") }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard digits() > 0 else { throw problem("a digit expected") }
    }
    // So few digits are always below 2^53.
    if isInteger, whole <= 15 {
      let magnitude = bytes[position - whole..<position].reduce(0) {
        $0 * 10 + Int($1 - UInt8(ascii: "0"))
      }
      return .integer(position - whole > start ? -magnitude : magnitude)
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Beyond 2^53 other readers would see another number (RFC 7493 §2.2).
    if isInteger, let value = Int(text), value.magnitude <= 1 << 53 { return .integer(value) }
    guard !isInteger, let value = Double(text), value.isFinite else {
      throw problem("a number out of range")
    }
    return .decimal(value)
  }

  mutating func digits() -> Int {
    var count = 0
    while let byte = next, byte.isASCIIDigit {
      position += 1
      count += 1
    }
    return count
  }
}
