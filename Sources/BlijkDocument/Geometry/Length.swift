import BlijkMarkup

/// A length as a drawing has it.
enum Length {
  /// Reads a number of the drawing's own units, after which a drawing program may write `px`; nil for
  /// any other.
  static func read(_ text: String) -> Double? {
    guard let length = Double(text.hasSuffix("px") ? String(text.dropLast(2)) : text),
      length.isFinite
    else { return nil }
    return length
  }
}

extension XMLElement {
  /// The length in an attribute.
  func length(_ name: String) -> Double? { self[name].flatMap(Length.read) }
}
