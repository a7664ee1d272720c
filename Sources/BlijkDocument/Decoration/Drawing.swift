/// Curves with how they are drawn, from the top left for a band, from the middle for a rosette.
struct Drawing: Sendable {
  var layers: [Layer] = []

  /// One curve, drawn some times.
  struct Layer: Sendable {
    let path: Path
    let colour: Colours.Name
    let strokeWidth: Double
    let opacity: Double
    var copies = Copies()
    /// All of those once more for each of these.
    var again = Copies()
  }

  /// How one more copy of a curve is placed.
  enum Placement: Sendable, Hashable {
    /// Further down, in millimetres.
    case down(Double)
    /// Turned around the middle, in degrees.
    case turned(Double)
    /// As in a mirror: what stands at the left of so many millimetres stands at the right.
    case mirrored(Double)

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
}
