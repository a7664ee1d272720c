/// A line, an area or a drawing of a template.
struct Shape: Sendable {
  var outline: Outline
  let paint: Paint
  var transform: Affine

  enum Outline: Sendable {
    case rectangle(x: Double, y: Double, width: Double, height: Double, radius: Double)
    /// By its middle, half its width and half its height.
    case ellipse(Point, radiusX: Double, radiusY: Double)
    case path(Path)
  }

  mutating func move(by y: Double) {
    transform.f += y
  }

  /// The same shape; where a rectangle is only moved, with the move in its coordinates and not in its
  /// transform.
  var settled: Shape {
    guard transform.isMove,
      case .rectangle(let x, let y, let width, let height, let radius) = outline
    else { return self }
    return Shape(
      outline: .rectangle(
        x: x + transform.e, y: y + transform.f, width: width, height: height, radius: radius),
      paint: paint, transform: .identity)
  }
}

/// How a shape is filled and drawn.
struct Paint: Sendable, Hashable {
  /// What is inside, if anything.
  var fill: Colour? = .black
  var fillOpacity = 1.0
  /// The line around it, if there is one.
  var stroke: Colour?
  var strokeWidth = 1.0
  var strokeOpacity = 1.0
  /// How long the line is drawn and left out, in turns; empty for one that goes on.
  var dashes: [Double] = []
  var lineCap = LineCap.butt

  /// How a line ends.
  enum LineCap: String, Sendable, CaseIterable {
    case butt, round, square
  }
}
