/// JSON in its one canonical form (RFC 8785, "JCS"), so that the same values are always the same bytes.
extension JSON {
  /// Members sorted by their names as UTF-16, numbers as ECMAScript writes them, nothing escaped that
  /// need not be.
  package func canonical() -> [UInt8] {
    var bytes: [UInt8] = []
    writeCanonical(to: &bytes)
    return bytes
  }

  private func writeCanonical(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: Self.ecmaScript(Double(value)).utf8)
    case .decimal(let value): bytes.append(contentsOf: Self.ecmaScript(value).utf8)
    case .string(let value): Self.writeCanonical(value, to: &bytes)
    case .array(let values):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.writeCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      bytes.append(UInt8(ascii: "{"))
      let members = object.members.sorted {
        $0.name.utf16.lexicographicallyPrecedes($1.name.utf16)
      }
      for (index, member) in members.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.writeCanonical(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.writeCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private static func writeCanonical(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x08: bytes.append(contentsOf: #"\b"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0C: bytes.append(contentsOf: #"\f"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x00...0x1F: bytes.append(contentsOf: "\\u\(Hex.encode([0, byte]))".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A number as ECMAScript's `Number::toString` writes it (ECMA-262 §6.1.6.1.20); its digits are the
  /// fewest that read back as the same number, as Swift's are too.
  static func ecmaScript(_ number: Double) -> String {
    guard number != 0 else { return "0" }
    let sign = number < 0 ? "-" : ""
    // Swift writes "1.25e-07" or "125.0": take out the digits and where the point stands.
    let parts = "\(number.magnitude)".split(separator: "e")
    let decimal = parts[0].split(separator: ".", maxSplits: 1)
    var digits = Array((decimal[0] + (decimal.count > 1 ? decimal[1] : "")).utf8)
    var point = decimal[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      point -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let text = String(decoding: digits, as: UTF8.self)
    let count = digits.count
    if count <= point, point <= 21 {
      return sign + text + String(repeating: "0", count: point - count)
    }
    if point > 0, point <= 21 {
      return sign + text.prefix(point) + "." + text.dropFirst(point)
    }
    if point > -6, point <= 0 {
      return sign + "0." + String(repeating: "0", count: -point) + text
    }
    let exponent = point - 1
    let mantissa = count == 1 ? text : text.prefix(1) + "." + text.dropFirst(1)
    return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
  }
}
