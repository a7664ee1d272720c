import Foundation

/// Draws what makes each copy look different: curves as on a banknote, from the document's own code.
/// They deter a careless copyist and prove nothing; the signature does.
struct Guilloche {
  private var numbers: Numbers

  /// Each seed gives its own curves, always the same.
  init(seed: [UInt8]) {
    numbers = Numbers(seed: seed)
  }

  /// A band of plaited strands, one tile drawn below the other.
  mutating func band(width: Double, height: Double) -> Ornament.Drawing {
    let tiles = 6
    let tile = height / Double(tiles)
    let middle = width / 2
    let reach = width / 2 - 0.35
    let waves = Double(2 + numbers.below(2))
    let waist = 0.3 + 0.3 * numbers.unit()
    let lean = 2 * Double.pi * numbers.unit()
    let strands = 12
    var drawing = Ornament.Drawing()
    for (group, name) in [Colours.Name.brand, .accent].enumerated() {
      var path = PathText()
      // Half of them: each has one that swings the other way.
      for strand in stride(from: group, to: strands / 2, by: 2) {
        let phase = 2 * Double.pi * Double(strand) / Double(strands)
        func position(_ share: Double) -> (x: Double, y: Double) {
          let turn = 2 * Double.pi * share
          let swing = waist + (1 - waist) * (0.5 + 0.5 * cos(turn + lean))
          return (middle + reach * swing * sin(waves * turn + phase), tile * share)
        }
        path.curve(through: (-1...11).map { position(Double($0) / 10) })
      }
      drawing.layers.append(
        Ornament.Layer(
          path: path.text, colour: name, strokeWidth: 0.12, opacity: group == 0 ? 0.75 : 0.9,
          copies: .init(count: 2, step: .mirrored(width)),
          again: .init(count: tiles, step: .down(tile))))
    }
    var edges = PathText()
    for x in [0.15, width - 0.15] { edges.line(from: (x, 0), to: (x, height)) }
    drawing.layers.append(
      Ornament.Layer(
        path: edges.text, colour: .brand, strokeWidth: 0.3, opacity: 1))
    return drawing
  }

  /// Rings of lobed curves, each turned a little many times.
  mutating func rosette(radius: Double) -> Ornament.Drawing {
    let lobes = 12.0
    let turns = 8
    var drawing = Ornament.Drawing()
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
      var path = PathText()
      path.curve(
        through: (-1...6).map { step in
          let angle = 2 * Double.pi / lobes * Double(step) / 5
          let swing = (sin(lobes * angle) + second * sin(2 * lobes * angle + phase)) / most
          let distance = middle + reach * swing
          return (distance * cos(angle), distance * sin(angle))
        })
      drawing.layers.append(
        Ornament.Layer(
          path: path.text, colour: ring.colour, strokeWidth: ring.stroke, opacity: 0.8,
          copies: .init(count: Int(lobes), step: .turned(360 / lobes)),
          again: .init(count: turns, step: .turned(360 / lobes / Double(turns)))))
    }
    return drawing
  }
}

/// Numbers that look random and are always the same for a seed (SplitMix64).
private struct Numbers {
  private var state: UInt64

  init(seed: [UInt8]) {
    state = seed.reduce(0x9E37_79B9_7F4A_7C15) { ($0 ^ UInt64($1)) &* 0x0100_0000_01B3 }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }

  mutating func below(_ bound: UInt64) -> UInt64 { next() % bound }
}
