/// One line of text where it stands.
struct TextLine: Sendable {
  let shaped: ShapedText
  /// The colour of each span; nil where it is not drawn.
  let colours: [Colour?]
  var x: Double
  /// The baseline.
  var y: Double
  let size: Double
  let anchor: Anchor
  let role: Role
  let link: String?
  let opacity: Double
  /// The transform of turned or scaled text, which is always decoration.
  let transform: Affine?
  /// How many times it is drawn, each time to the right of the one before; more than once only as decoration.
  var times = 1
  /// Where it belongs among other lines.
  var place = LinePlace()

  /// What stands at `x`.
  enum Anchor: String, Sendable {
    case start, middle, end
  }

  var width: Double { shaped.width * size }
  var left: Double {
    switch anchor {
    case .start: x
    case .middle: x - width / 2
    case .end: x - width
    }
  }
  /// The ink's box.
  var box: Box {
    Box(
      left: left, top: y - shaped.top * size, right: left + width * Double(times),
      bottom: y + shaped.bottom * size)
  }
}
