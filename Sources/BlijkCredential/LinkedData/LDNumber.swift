import Foundation

/// Numbers as RDF statements write them.
enum LDNumber {
  /// A double as XML Schema writes it canonically (XSD 1.1 part 2 §3.3.5): `6.5E0`.
  static func double(_ number: Double) -> String {
    guard number != 0 else { return number.sign == .minus ? "-0.0E0" : "0.0E0" }
    // Fifteen digits after the first, as JSON-LD's own algorithm writes them.
    let text = written(number, as: "%.15e")
    let mark = text.lastIndex(of: UInt8(ascii: "e")) ?? text.endIndex
    var mantissa = text[..<mark]
    while mantissa.last == UInt8(ascii: "0") { mantissa.removeLast() }
    if mantissa.last == UInt8(ascii: ".") { mantissa.append(UInt8(ascii: "0")) }
    let exponent = Int(String(decoding: text[mark...].dropFirst(), as: UTF8.self)) ?? 0
    return "\(String(decoding: mantissa, as: UTF8.self))E\(exponent)"
  }

  /// A whole number, all of its digits.
  static func whole(_ number: Double) -> String {
    number == 0 ? "0" : String(decoding: written(number, as: "%.0f"), as: UTF8.self)
  }

  /// As C writes it, in at most 63 letters. Foundation takes ten times as long for the same, and a credential
  /// may have thousands of numbers.
  private static func written(_ number: Double, as format: String) -> [UInt8] {
    let letters = unsafe withVaList([number]) { list in
      unsafe [CChar](unsafeUninitializedCapacity: 64) { room, count in
        unsafe count = min(63, max(0, Int(vsnprintf(room.baseAddress, 64, format, list))))
      }
    }
    return letters.map { UInt8(bitPattern: $0) }
  }
}
