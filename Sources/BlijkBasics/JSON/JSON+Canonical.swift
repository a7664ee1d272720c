/// JSON in its one canonical form (RFC 8785, "JCS"), so that the same values are always the same bytes.
extension JSON {
  /// Members sorted by their names as UTF-16, numbers as ECMAScript writes them, nothing escaped that
  /// need not be.
  package func canonical() -> [UInt8] { written(as: .canonical) }

  /// A number as ECMAScript's `Number::toString` writes it (ECMA-262 §6.1.6.1.20); its digits are the
  /// fewest that read back as the same number, as Swift's are too.
  static func ecmaScript(_ number: Double) -> String {
    guard number != 0 else { return "0" }
    let written = number.description
    if !written.utf8.contains(UInt8(ascii: "e")) {
      // "125.5" or "125.0": ECMAScript writes the same, but without ".0".
      return written.hasSuffix(".0") ? String(written.dropLast(2)) : written
    }
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
