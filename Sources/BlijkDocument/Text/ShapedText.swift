/// A line of text with the glyphs that draw it, in ems, so that it counts for every size.
struct ShapedText: Sendable {
  /// The text in the order in which it is read.
  let text: String
  /// Glyphs of one font and direction, from left to right.
  let runs: [GlyphRun]
  let width: Double
  /// How far ink reaches above and below the baseline; both are positive for most text.
  let top: Double
  let bottom: Double
  /// Whether it is read from right to left.
  let isRightToLeft: Bool
}

/// Glyphs of one font and direction that stand beside each other.
struct GlyphRun: Sendable {
  let font: FontFile
  let glyphs: [Glyph]
  /// Which of the paragraph's spans it belongs to.
  let span: Int
  /// Which part of the text it draws, in Unicode scalars.
  let range: Range<Int>
  /// Where it begins, from the left of the line.
  let x: Double
  let width: Double
  let isRightToLeft: Bool

  /// A glyph and where it stands, from the run's own beginning on the baseline.
  struct Glyph: Sendable {
    let number: UInt32
    let x: Double
    let y: Double
    /// The first character that it draws, in Unicode scalars of the text.
    let character: Int
    let advance: Double
  }
}
