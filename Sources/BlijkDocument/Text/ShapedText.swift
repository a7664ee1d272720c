/// A line of text with the glyphs that draw it, in ems, so that it serves for every size. It never changes:
/// most lines of a batch are the same on every page, and share one object.
final class ShapedText: Sendable {
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
  /// The letters that it needs from each of its fonts.
  let letters: [(font: FontFile, wants: FontLetters)]

  init(
    text: String, runs: [GlyphRun], width: Double, top: Double, bottom: Double,
    isRightToLeft: Bool
  ) {
    self.text = text
    self.runs = runs
    self.width = width
    self.top = top
    self.bottom = bottom
    self.isRightToLeft = isRightToLeft
    letters = FontLetters.wanted(by: runs, of: text)
  }

  /// Lines one after the other, read from left to right.
  convenience init(joining pieces: [ShapedText]) {
    var text = ""
    var runs: [GlyphRun] = []
    var x = 0.0
    var position = 0
    for piece in pieces {
      runs += piece.runs.map { $0.moved(by: x, characters: position) }
      text += piece.text
      x += piece.width
      position += piece.text.unicodeScalars.count
    }
    self.init(
      text: text, runs: runs, width: x, top: pieces.map(\.top).max() ?? 0,
      bottom: pieces.map(\.bottom).max() ?? 0, isRightToLeft: false)
  }
}

extension GlyphRun {
  /// The same glyphs, further on in a longer line.
  fileprivate func moved(by distance: Double, characters: Int) -> GlyphRun {
    GlyphRun(
      font: font, glyphs: glyphs, span: span,
      range: range.lowerBound + characters..<range.upperBound + characters, x: x + distance,
      width: width, isRightToLeft: isRightToLeft)
  }
}

/// Glyphs of one font and direction that stand beside each other, from left to right.
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
}
