/// A glyph of a font and where it stands, from the beginning of its run on the baseline, in ems.
struct Glyph: Sendable {
  /// Its number in the whole font.
  let number: UInt32
  let x: Double
  let y: Double
  /// The first character that it draws, in Unicode scalars from the beginning of the run's text. Glyphs
  /// that draw something together have the same.
  let character: Int
  let advance: Double
}
