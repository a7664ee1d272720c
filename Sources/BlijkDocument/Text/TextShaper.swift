import BlijkBasics
import CHarfBuzz

/// Turns text into glyphs with HarfBuzz: letters that join, marks that attach, pairs that kern, each
/// in the first font that has it.
package final class TextShaper: Sendable {
  let fonts: FontLibrary
  /// What was shaped before; more lines are kept than one shape of document has.
  private let known = Remembered<Key, ShapedText>(most: 4096)

  private struct Key: Hashable {
    let spans: [TextSpan]
    let isRightToLeft: Bool?
  }

  package init(fonts: FontLibrary) {
    self.fonts = fonts
  }

  /// Shapes one line. Without a direction, its first letter with one decides.
  func shape(_ spans: [TextSpan], isRightToLeft: Bool? = nil) throws(Problem) -> ShapedText {
    try known.value(Key(spans: spans, isRightToLeft: isRightToLeft)) { () throws(Problem) in
      try shapeLine(spans, isRightToLeft: isRightToLeft)
    }
  }

  /// The lines of a paragraph within a width in ems; balanced ones are of about the same width, as
  /// text in the middle of a page wants to be.
  func lines(_ spans: [TextSpan], width: Double, isBalanced: Bool = false) throws(Problem)
    -> [ShapedText]
  {
    let line = try shape(spans)
    if line.width <= width { return [line] }
    let paragraph = Paragraph(spans, line: line, shaper: self)
    var lines = try paragraph.lines(width: width)
    if isBalanced, let even = try paragraph.balanced(lines.count) { lines = even }
    return lines
  }

  private func shapeLine(_ spans: [TextSpan], isRightToLeft: Bool?) throws(Problem) -> ShapedText {
    let text = spans.reduce(into: "") { $0 += $1.text }
    let scalars = Array(text.unicodeScalars)
    let bidi = Bidi(scalars, isRightToLeft: isRightToLeft)
    let pieces = try itemize(spans, levels: bidi.levels)
    var runs: [GlyphRun] = []
    runs.reserveCapacity(pieces.count)
    var x = 0.0
    var top = 0.0
    var bottom = 0.0
    let characters = scalars.map(\.value)
    for number in Bidi.visualOrder(pieces.map(\.level)) {
      let piece = pieces[number]
      let (run, ink) = Self.run(piece, characters: characters, x: x)
      x += run.width
      top = max(top, ink.top)
      bottom = max(bottom, ink.bottom)
      runs.append(run)
    }
    return ShapedText(
      text: text, runs: runs, width: x, top: top, bottom: bottom,
      isRightToLeft: bidi.isRightToLeft)
  }

  /// Characters that one call can shape.
  private struct Piece {
    var range: Range<Int>
    let font: FontFile
    var script: hb_script_t
    let level: UInt8
    let span: Int
  }

  /// Cuts text where font, script, direction or span changes.
  private func itemize(_ spans: [TextSpan], levels: [UInt8]) throws(Problem) -> [Piece] {
    var pieces: [Piece] = []
    var position = 0
    for (number, span) in spans.enumerated() {
      for letter in span.text {
        let range = position..<position + letter.unicodeScalars.count
        position = range.upperBound
        let level = levels[range.lowerBound]
        let last = pieces.last.flatMap { $0.span == number && $0.level == level ? $0 : nil }
        // A space stays in the font before it; punctuation is of the script before it.
        let isSpace = letter == " " && last?.font.has(" ") == true
        guard let font = isSpace ? last?.font : fonts.font(for: letter, cut: span.cut) else {
          throw Self.missing(letter)
        }
        let own = Self.script(of: letter)
        let script = Self.isShared(own) ? last?.script ?? own : own
        if let last, last.font === font, last.script == script || Self.isShared(last.script) {
          pieces[pieces.count - 1].range = last.range.lowerBound..<range.upperBound
          pieces[pieces.count - 1].script = script
        } else {
          pieces.append(
            Piece(range: range, font: font, script: script, level: level, span: number))
        }
      }
    }
    return pieces
  }

  private static func missing(_ letter: Character) -> Problem {
    let codes = letter.unicodeScalars.map { "U+" + String($0.value, radix: 16, uppercase: true) }
      .joined(separator: " ")
    return Problem(
      .badFont,
      nl:
        "bevat '\(letter)' (\(codes)), en geen lettertype heeft dat teken. Installeer "
        + "fonts-noto-core, en voor Chinees, Japans of Koreaans fonts-noto-cjk",
      en:
        "contains '\(letter)' (\(codes)), and no font has that character. Install fonts-noto-core, "
        + "and for Chinese, Japanese or Korean fonts-noto-cjk")
  }

  private static func script(of letter: Character) -> hb_script_t {
    let functions = unsafe hb_unicode_funcs_get_default()
    for scalar in letter.unicodeScalars {
      let script = unsafe hb_unicode_script(functions, scalar.value)
      if !isShared(script) { return script }
    }
    return HB_SCRIPT_COMMON
  }

  private static func isShared(_ script: hb_script_t) -> Bool {
    script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN
  }

  private static let plain = FontSubset.others.map(without)
  private static let noContext = plain + FontSubset.context.map(without)

  private static func without(_ feature: String) -> hb_feature_t {
    hb_feature_t(tag: unsafe hb_tag_from_string(feature, 4), value: 0, start: 0, end: .max)
  }

  /// The glyphs of one piece, and how far their ink reaches.
  private static func run(_ piece: Piece, characters: [UInt32], x start: Double)
    -> (GlyphRun, ink: FontFile.Ink)
  {
    let isRightToLeft = !piece.level.isMultiple(of: 2)
    let buffer = unsafe hb_buffer_create()
    defer { unsafe hb_buffer_destroy(buffer) }
    // The whole text is given, so that letters join over the piece's ends as they should.
    unsafe hb_buffer_add_utf32(
      buffer, characters, Int32(characters.count), UInt32(piece.range.lowerBound),
      Int32(piece.range.count))
    unsafe hb_buffer_set_direction(buffer, isRightToLeft ? HB_DIRECTION_RTL : HB_DIRECTION_LTR)
    unsafe hb_buffer_set_script(buffer, piece.script)
    unsafe hb_buffer_set_language(buffer, hb_language_from_string("nl", -1))
    let features = piece.font.mindsContext ? plain : noContext
    unsafe hb_shape(piece.font.font, buffer, features, UInt32(features.count))
    var count: UInt32 = 0
    let infos = unsafe UnsafeBufferPointer(
      start: hb_buffer_get_glyph_infos(buffer, &count), count: Int(count))
    let positions = unsafe UnsafeBufferPointer(
      start: hb_buffer_get_glyph_positions(buffer, &count), count: Int(count))
    let em = piece.font.unitsPerEm
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(Int(count))
    var pen = 0.0
    for index in 0..<Int(count) {
      let info = unsafe infos[index]
      let position = unsafe positions[index]
      let advance = Double(position.x_advance) / em
      let y = Double(position.y_offset) / em
      glyphs.append(
        Glyph(
          number: info.codepoint, x: pen + Double(position.x_offset) / em, y: y,
          character: Int(info.cluster) - piece.range.lowerBound, advance: advance))
      pen += advance
    }
    let run = GlyphRun(
      font: piece.font, glyphs: glyphs, span: piece.span, range: piece.range, x: start,
      width: pen, isRightToLeft: isRightToLeft)
    return (run, piece.font.ink(of: glyphs))
  }
}
