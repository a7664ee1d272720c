/// Bytes of a PDF on their way into a file (ISO 32000-1 §7.3).
struct PDFBytes {
  var bytes: [UInt8] = []

  init(_ text: StaticString = "") { put(text) }

  mutating func put(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func put(plain text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func put(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    Digits.append(whole: abs(number), to: &bytes)
  }

  /// A number to the ten thousandth.
  mutating func put(_ number: Double) { Digits.append(exactly: number, to: &bytes) }

  /// Numbers with a space after each.
  mutating func put(_ numbers: [Double]) {
    for number in numbers {
      put(number)
      put(" ")
    }
  }

  /// A reference to an object.
  mutating func put(reference number: Int) {
    put(" ")
    put(number)
    put(" 0 R")
  }

  /// Text for people: letters of ASCII as they are, all else in UTF-16 (§7.9.2.2).
  mutating func put(text: String) {
    guard text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
      put("<FEFF")
      for unit in text.utf16 { put(hex: unit) }
      return put(">")
    }
    put("(")
    for byte in text.utf8 {
      if [UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\")].contains(byte) { put("\\") }
      bytes.append(byte)
    }
    put(")")
  }

  /// Four hexadecimal digits.
  mutating func put(hex number: UInt16) {
    for shift in [12, 8, 4, 0] {
      let digit = UInt8(truncatingIfNeeded: number >> shift & 15)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }

  /// A colour as three numbers, with a space after each.
  mutating func put(_ colour: Colour) {
    put([colour.red, colour.green, colour.blue].map { Double($0) / 255 })
  }

  mutating func put(_ transform: Affine) {
    put([transform.a, transform.b, transform.c, transform.d, transform.e, transform.f])
  }
}
