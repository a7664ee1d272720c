/// Numbers as SVG and CSS take them, without a locale and without zeros that say nothing.
enum Digits {
  /// A length in millimetres, to the hundredth.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    append(scaled(value, by: 100), places: 2, to: &bytes)
  }

  /// A number to the ten thousandth.
  static func append(exactly value: Double, to bytes: inout [UInt8]) {
    append(scaled(value, by: 10_000), places: 4, to: &bytes)
  }

  /// A number in units of `1 / unit`. One that no page can hold, as a drawing may scale without end, becomes
  /// the largest there is.
  static func scaled(_ value: Double, by unit: Double) -> Int {
    Int(max(-largest, min(largest, (value * unit).rounded())))
  }

  private static let largest = 1e15

  /// A number of hundredths (two places) or ten thousandths (four). An ornament has hundreds of numbers, and
  /// dividing by a constant is many times faster than by a variable.
  static func append(_ scaled: Int, places: Int, to bytes: inout [UInt8]) {
    var number = scaled
    if number < 0 {
      bytes.append(UInt8(ascii: "-"))
      number = -number
    }
    let (whole, rest) =
      places == 2 ? (number / 100, number % 100 * 100) : (number / 10_000, number % 10_000)
    if whole > 0 || rest == 0 { append(whole: whole, to: &bytes) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    append(digit: rest / 1_000, to: &bytes)
    guard rest % 1_000 > 0 else { return }
    append(digit: rest / 100 % 10, to: &bytes)
    guard rest % 100 > 0 else { return }
    append(digit: rest / 10 % 10, to: &bytes)
    if rest % 10 > 0 { append(digit: rest % 10, to: &bytes) }
  }

  private static func append(digit: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
  }

  static func append(whole: Int, to bytes: inout [UInt8]) {
    var ones = whole
    if whole >= 10 {
      append(whole: whole / 10, to: &bytes)
      ones = whole % 10
    }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: ones))
  }
}

/// A length with at most four decimals, as SVG and CSS take it.
func millimetres(_ length: Double) -> String {
  var bytes: [UInt8] = []
  Digits.append(exactly: length, to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}
