import Foundation

/// Draws what makes each copy look different: curves as on a banknote, from the document's own code.
/// They deter a careless copyist and prove nothing; the signature does.
struct Guilloche {
  private var numbers: SeededNumbers

  /// Each seed gives its own curves, always the same.
  init(seed: [UInt8]) {
    numbers = SeededNumbers(seed: seed)
  }

  /// A band of plaited strands, one tile drawn below the other.
  mutating func band(width: Double, height: Double) -> Drawing {
    let tiles = 6
    let tile = height / Double(tiles)
    let middle = width / 2
    let reach = width / 2 - 0.35
    let waves = Double(2 + numbers.below(2))
    let waist = 0.3 + 0.3 * numbers.unit()
    let lean = 2 * Double.pi * numbers.unit()
    let strands = 12
    var drawing = Drawing()
    for (group, name) in [Colours.Name.brand, .accent].enumerated() {
      var path = Path()
      path.reserve(36)
      // Half of the strands: the mirrored copies are the other half.
      for strand in stride(from: group, to: strands / 2, by: 2) {
        let phase = 2 * Double.pi * Double(strand) / Double(strands)
        func position(_ share: Double) -> Point {
          let turn = 2 * Double.pi * share
          let swing = waist + (1 - waist) * (0.5 + 0.5 * cos(turn + lean))
          return Point(middle + reach * swing * sin(waves * turn + phase), tile * share)
        }
        path.curve(through: (-1...11).map { position(Double($0) / 10) })
      }
      drawing.layers.append(
        Drawing.Layer(
          path: path,
          look: .init(
            colour: name, strokeWidth: 0.12, opacity: group == 0 ? 0.75 : 0.9,
            copies: .init(count: 2, step: .mirrored(width)),
            groupCopies: .init(count: tiles, step: .down(tile)))))
    }
    var edges = Path()
    for x in [0.15, width - 0.15] {
      edges.move(to: Point(x, 0))
      edges.line(to: Point(x, height))
    }
    drawing.layers.append(
      Drawing.Layer(
        path: edges, look: .init(colour: .brand, strokeWidth: 0.3, opacity: 1)))
    return drawing
  }

  /// Rings of lobed curves, each turned a little many times.
  mutating func rosette(radius: Double) -> Drawing {
    let lobes = 12.0
    let turns = 8
    var drawing = Drawing()
    let rings: [(outer: Double, inner: Double, colour: Colours.Name, stroke: Double)] = [
      (1, 0.72, .brand, 0.11), (0.84, 0.56, .accent, 0.13), (0.62, 0.28, .brand, 0.11),
      (0.36, 0.12, .brand, 0.12),
    ]
    for ring in rings {
      let middle = radius * (ring.outer + ring.inner) / 2
      let reach = radius * (ring.outer - ring.inner) / 2
      let second = 0.15 + 0.25 * numbers.unit()
      let phase = 2 * Double.pi * numbers.unit()
      let most = 1 + second
      // One lobe is drawn; the others are the same, turned.
      var path = Path()
      path.reserve(6)
      path.curve(
        through: (-1...6).map { step in
          let angle = 2 * Double.pi / lobes * Double(step) / 5
          let swing = (sin(lobes * angle) + second * sin(2 * lobes * angle + phase)) / most
          let distance = middle + reach * swing
          return Point(distance * cos(angle), distance * sin(angle))
        })
      drawing.layers.append(
        Drawing.Layer(
          path: path,
          look: .init(
            colour: ring.colour, strokeWidth: ring.stroke, opacity: 0.8,
            copies: .init(count: Int(lobes), step: .turned(360 / lobes)),
            groupCopies: .init(count: turns, step: .turned(360 / lobes / Double(turns))))))
    }
    return drawing
  }
}
