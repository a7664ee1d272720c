/// Decoration where it stands: curves that are drawn many times, so that a page stays small.
struct Ornament: Sendable {
  let kind: Kind
  let drawing: Drawing
  let x: Double
  var y: Double
  let width: Double
  let height: Double

  enum Kind: String, Sendable, CaseIterable {
    case band, rosette
  }

  var box: Box { Box(left: x, top: y, right: x + width, bottom: y + height) }

  /// From the drawing's own coordinates to the page's. A band that lies is drawn on its side.
  var placement: Affine {
    switch kind {
    case .band where width > height:
      Affine.move(x, y + height).after(.rotate(-90)).after(
        .scale(height / Furniture.bandWidth, width / Furniture.bandHeight))
    case .band:
      Affine.move(x, y).after(
        .scale(width / Furniture.bandWidth, height / Furniture.bandHeight))
    case .rosette:
      Affine.move(x + width / 2, y + height / 2).after(
        .scale(width / 2 / Furniture.rosetteRadius, height / 2 / Furniture.rosetteRadius))
    }
  }

  /// How one more copy of a curve is placed.
  enum Placement: Sendable, Hashable {
    /// Further down, in millimetres.
    case down(Double)
    /// Turned around the middle, in degrees.
    case turned(Double)
    /// As in a mirror: what stands at the left of so many millimetres stands at the right.
    case mirrored(Double)

    var svg: String {
      switch self {
      case .down(let distance): "translate(0 \(millimetres(distance)))"
      case .turned(let angle): "rotate(\(millimetres(angle)))"
      case .mirrored(let width): "matrix(-1 0 0 1 \(millimetres(width)) 0)"
      }
    }

    static func * (placement: Self, times: Int) -> Self {
      switch placement {
      case .down(let distance): .down(distance * Double(times))
      case .turned(let angle): .turned(angle * Double(times))
      // A mirror's mirror is the thing itself.
      case .mirrored: times.isMultiple(of: 2) ? .down(0) : placement
      }
    }
  }

  /// A curve some times over, each copy as far from the one before.
  struct Copies: Sendable, Hashable {
    var count = 1
    var step = Placement.down(0)

    /// Where the others stand, from the first.
    var others: [Placement] { (1..<max(count, 1)).map { step * $0 } }

    /// The same copies made by copying copies, which takes fewer: twelve as two, twice, thrice.
    var factors: [Copies] {
      guard count > 1, let factor = (2...count).first(where: count.isMultiple) else { return [] }
      return [Copies(count: factor, step: step)]
        + Copies(count: count / factor, step: step * factor).factors
    }
  }

  /// Curves with how they are drawn.
  struct Drawing: Sendable {
    var layers: [Layer] = []
  }

  /// One curve, drawn some times.
  struct Layer: Sendable {
    /// SVG path data, from the ornament's top left for a band, from its middle for a rosette.
    let path: String
    let colour: Colours.Name
    let strokeWidth: Double
    let opacity: Double
    var copies = Copies()
    /// All of those once more for each of these.
    var again = Copies()
  }
}
