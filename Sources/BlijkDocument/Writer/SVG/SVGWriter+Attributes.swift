import BlijkBasics
import BlijkMarkup

/// Putting letters and attributes one after the other.
extension SVGWriter {
  mutating func put(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
  mutating func put(plain text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func put(text: String) { Escaping.append(text, to: &bytes) }

  /// Begins an attribute. Its name is written without making a string: a page has hundreds, and a string for
  /// each costs more than the rest.
  mutating func open(_ name: StaticString) {
    bytes.append(UInt8(ascii: " "))
    put(name)
    bytes.append(UInt8(ascii: "="))
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func put(_ name: StaticString, _ value: Double) {
    open(name)
    Digits.append(value, to: &bytes)
    put("\"")
  }

  mutating func put(exactly name: StaticString, _ value: Double) {
    open(name)
    Digits.append(exactly: value, to: &bytes)
    put("\"")
  }

  mutating func put(_ name: StaticString, _ value: String) {
    open(name)
    put(text: value)
    put("\"")
  }

  mutating func put(_ name: StaticString, _ colour: Colour?) {
    open(name)
    if let colour { colour.append(to: &bytes) } else { put("none") }
    put("\"")
  }

  mutating func put(x: Double, y: Double, width: Double, height: Double) {
    if x != 0 { put("x", x) }
    if y != 0 { put("y", y) }
    put("width", width)
    put("height", height)
  }

  mutating func put(transform: Affine) {
    guard transform != .identity else { return }
    put(" transform=\"")
    put(plain: transform.svg)
    put("\"")
  }
}
