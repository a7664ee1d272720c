import BlijkBasics

/// What `fill` and `stroke` may be in a drawing: a colour, or none.
struct SVGColour {
  /// Nil for `none`.
  let colour: Colour?

  /// Reads `none`, a name, `#RGB`, `#RRGGBB` or `rgb(…)`; nil for anything else.
  init?(_ text: String) {
    let word = text.trimmingSpaces().lowercased()
    if word == "none" || word == "transparent" {
      colour = nil
    } else if let found = ColourNames.all[word[...]] ?? Self.hex(word) ?? Self.components(word) {
      colour = found
    } else {
      return nil
    }
  }

  private static func hex(_ word: String) -> Colour? {
    word.utf8.count == 4 && word.hasPrefix("#")
      ? Colour(hex: "#" + word.dropFirst().map { "\($0)\($0)" }.joined()) : Colour(hex: word)
  }

  /// Three numbers up to 255, or three percentages.
  private static func components(_ word: String) -> Colour? {
    guard word.hasPrefix("rgb("), word.hasSuffix(")") else { return nil }
    let parts = word.dropFirst(4).dropLast().split(
      separator: ",", omittingEmptySubsequences: false
    ).map { String($0).trimmingSpaces() }
    let isShare = parts.allSatisfy { $0.hasSuffix("%") }
    let numbers = parts.compactMap { part in
      Double(isShare ? String(part.dropLast()) : part).map { isShare ? $0 * 255 / 100 : $0 }
    }
    guard numbers.count == 3, numbers.allSatisfy((0.0...255).contains) else { return nil }
    let bytes = numbers.map { UInt8($0.rounded()) }
    return Colour(bytes[0], bytes[1], bytes[2])
  }
}
