import CHarfBuzz

/// The outlines of glyphs, for drawings that cannot bring their fonts.
extension FontFile {
  /// Draws a glyph with its origin at a place, one em of some size.
  func draw(_ glyph: UInt32, at place: Point, size: Double, into path: inout Path) {
    let pen = GlyphPen(path: path, place: place, scale: size / unitsPerEm)
    let data = unsafe Unmanaged.passUnretained(pen).toOpaque()
    // HarfBuzz is done with the pen when this returns.
    withExtendedLifetime(pen) {
      unsafe hb_font_get_glyph_shape(font, glyph, GlyphPen.strokes.functions, data)
    }
    path = pen.path
  }
}

/// What HarfBuzz draws with.
private final class GlyphPen {
  var path: Path
  private let place: Point
  private let scale: Double

  init(path: Path, place: Point, scale: Double) {
    self.path = path
    self.place = place
    self.scale = scale
  }

  /// A point of a glyph, whose ordinates go up, on a page, whose go down.
  func point(_ x: Float, _ y: Float) -> Point {
    Point(place.x + Double(x) * scale, place.y - Double(y) * scale)
  }

  static let strokes = Strokes()

  /// What is called for each stroke.
  ///
  /// `@unchecked Sendable`: made once, immutable from then on, and kept for good.
  @safe final class Strokes: @unchecked Sendable {
    let functions: OpaquePointer?

    init() {
      unsafe functions = hb_draw_funcs_create()
      unsafe hb_draw_funcs_set_move_to_func(
        functions,
        { _, data, _, x, y, _ in unsafe GlyphPen.with(data) { $0.path.move(to: $0.point(x, y)) } },
        nil, nil)
      unsafe hb_draw_funcs_set_line_to_func(
        functions,
        { _, data, _, x, y, _ in unsafe GlyphPen.with(data) { $0.path.line(to: $0.point(x, y)) } },
        nil, nil)
      unsafe hb_draw_funcs_set_cubic_to_func(
        functions,
        { _, data, _, x1, y1, x2, y2, x, y, _ in
          unsafe GlyphPen.with(data) {
            $0.path.cubic($0.point(x1, y1), $0.point(x2, y2), to: $0.point(x, y))
          }
        }, nil, nil)
      unsafe hb_draw_funcs_set_close_path_func(
        functions, { _, data, _, _ in unsafe GlyphPen.with(data) { $0.path.close() } }, nil, nil)
      unsafe hb_draw_funcs_make_immutable(functions)
    }
  }

  private static func with(_ data: UnsafeMutableRawPointer?, _ body: (GlyphPen) -> Void) {
    guard let data = unsafe data else { return }
    body(unsafe Unmanaged<GlyphPen>.fromOpaque(data).takeUnretainedValue())
  }
}
