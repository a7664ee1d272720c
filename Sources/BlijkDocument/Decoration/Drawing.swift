/// Curves and how they are drawn. The origin is the top left of a band, and the middle of a rosette.
struct Drawing: Sendable {
  var layers: [Layer] = []

  /// One curve, drawn once for each of `copies`.
  struct Layer: Sendable {
    let path: Path
    let look: Look
  }

  /// How a curve is drawn.
  struct Look: Sendable, Hashable {
    let colour: Colours.Name
    let strokeWidth: Double
    let opacity: Double
    var copies = Copies()
    /// Copies of all `copies` together.
    var groupCopies = Copies()
  }

  /// How one more copy of a curve is placed.
  enum Placement: Sendable, Hashable {
    /// Further down, in millimetres.
    case down(Double)
    /// Turned around the middle, in degrees.
    case turned(Double)
    /// Mirrored from left to right within a width, in millimetres.
    case mirrored(Double)

    static func * (placement: Self, times: Int) -> Self {
      switch placement {
      case .down(let distance): .down(distance * Double(times))
      case .turned(let angle): .turned(angle * Double(times))
      // Mirrored twice is as it was.
      case .mirrored: times.isMultiple(of: 2) ? .down(0) : placement
      }
    }
  }

  /// How many times something is drawn, and the step from one copy to the next.
  struct Copies: Sendable, Hashable {
    var count = 1
    var step = Placement.down(0)

    /// The placement of each copy but the first, relative to the first.
    var others: [Placement] { (1..<max(count, 1)).map { step * $0 } }

    /// The same copies as nested groups, which need fewer elements: twelve as 2 × 2 × 3.
    var factors: [Copies] {
      guard count > 1, let factor = (2...count).first(where: count.isMultiple) else { return [] }
      return [Copies(count: factor, step: step)]
        + Copies(count: count / factor, step: step * factor).factors
    }
  }
}
