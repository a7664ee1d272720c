/// The glyphs of a font that a batch draws, and what each says to a reader of the file.
struct GlyphUsage: Sendable {
  /// By the number of the glyph in the whole font, and by the letters of what it says.
  private var texts: [UInt32: [FontLetters: String]] = [:]

  /// Counts the glyphs of a run, and the space that may have to end it.
  mutating func add(_ run: GlyphRun, text: Substring.UnicodeScalarView) {
    for (glyph, text) in zip(run.glyphs, GlyphTexts(run, text: text).texts) {
      add(glyph.number, text)
    }
    add(0x20, of: run.font)
  }

  /// Counts a character that is drawn by itself.
  mutating func add(_ character: UInt32, of font: FontFile) {
    guard let scalar = Unicode.Scalar(character), let glyph = font.glyph(of: character) else {
      return
    }
    add(glyph, String(scalar))
  }

  /// Counts what another has counted.
  mutating func add(_ other: GlyphUsage) {
    for (glyph, texts) in other.texts {
      for text in texts.values { add(glyph, text) }
    }
  }

  /// The glyphs that pages with these letters draw. One glyph can say one thing only; which does not depend on
  /// the order in which pages were counted.
  func texts(within letters: FontLetters) -> [UInt32: String] {
    texts.compactMapValues { texts in
      texts.filter { letters.isSuperset(of: $0.key) }.values.min {
        Self.order($0) < Self.order($1)
      }
    }
  }

  private mutating func add(_ glyph: UInt32, _ text: String) {
    let letters = FontLetters(text.unicodeScalars)
    if let other = texts[glyph]?[letters], Self.order(other) <= Self.order(text) { return }
    texts[glyph, default: [:]][letters] = text
  }

  /// A character before the silence that takes its place elsewhere; then the shorter before the longer.
  private static func order(_ text: String) -> (Int, Int, String) {
    (text == GlyphTexts.silent ? 1 : 0, text.unicodeScalars.count, text)
  }
}
