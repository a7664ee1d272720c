/// What each glyph of a run says, for a reader that takes the text out of a file glyph by glyph.
struct GlyphTexts {
  /// For each glyph of the run, from left to right.
  private(set) var texts: [String]

  /// What a glyph says that has no character of its own: a space of no width, which nobody sees.
  static let silent = "\u{200B}"

  init(_ run: GlyphRun, text: Substring.UnicodeScalarView) {
    let scalars = Array(text)
    texts = Array(repeating: Self.silent, count: run.glyphs.count)
    let starts = Set(run.glyphs.map(\.character)).sorted() + [scalars.count]
    var start = 0
    while start < run.glyphs.count {
      let first = run.glyphs[start].character
      let end = run.glyphs[start...].firstIndex { $0.character != first } ?? run.glyphs.count
      let next = starts.first { $0 > first } ?? scalars.count
      fill(start..<end, of: run, with: scalars[first..<next])
      start = end
    }
  }

  /// Glyphs that draw something together: each says its own characters where that gives the whole.
  private mutating func fill(
    _ glyphs: Range<Int>, of run: GlyphRun, with scalars: ArraySlice<Unicode.Scalar>
  ) {
    guard glyphs.count > 1 else {
      texts[glyphs.lowerBound] = Self.text(scalars)
      return
    }
    var rest = scalars
    let order = run.isRightToLeft ? Array(glyphs.reversed()) : Array(glyphs)
    var found: [Int: Unicode.Scalar] = [:]
    for place in order {
      guard let scalar = rest.first,
        run.font.glyph(of: scalar.value) == run.glyphs[place].number
      else { break }
      found[place] = scalar
      rest.removeFirst()
    }
    if rest.isEmpty, found.count == order.count {
      for (place, scalar) in found { texts[place] = String(scalar) }
    } else if let first = order.first {
      texts[first] = Self.text(scalars)
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.isEmpty ? silent : String(String.UnicodeScalarView(scalars))
  }
}
