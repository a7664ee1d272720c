/// Addresses of things, as JSON-LD and RDF have them (RFC 3987).
enum IRI {
  /// Whether it stands by itself: it has a scheme, and no character that may not occur.
  static func isAbsolute(_ text: String) -> Bool {
    let scheme = text.prefix { $0 != ":" }
    return scheme.count < text.count && scheme.first?.isLetter == true
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
      && text.unicodeScalars.allSatisfy {
        $0.value > 0x20 && !"<>\"{}|\\^`".unicodeScalars.contains($0)
      }
  }
}
