/// Numbers as SVG and CSS take them, without a locale and without zeros that say nothing.
enum Digits {
  /// Hundredths, as a number with at most two decimals.
  static func append(_ hundredths: Int, to bytes: inout [UInt8]) {
    append(hundredths, places: 2, to: &bytes)
  }

  /// A length in millimetres, to the hundredth.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    append(Int((value * 100).rounded()), places: 2, to: &bytes)
  }

  /// A number to the ten thousandth.
  static func append(exactly value: Double, to bytes: inout [UInt8]) {
    append(Int((value * 10_000).rounded()), places: 4, to: &bytes)
  }

  private static let units = [1, 10, 100, 1_000, 10_000]

  private static func append(_ scaled: Int, places: Int, to bytes: inout [UInt8]) {
    var number = scaled
    if number < 0 {
      bytes.append(UInt8(ascii: "-"))
      number = -number
    }
    let (whole, rest) = number.quotientAndRemainder(dividingBy: units[places])
    if whole > 0 || rest == 0 { append(whole: whole, to: &bytes) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var left = rest
    for place in (0..<places).reversed() where left > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(left / units[place]))
      left %= units[place]
    }
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
