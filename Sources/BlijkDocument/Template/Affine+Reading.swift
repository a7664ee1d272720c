extension Affine {
  /// Reads an SVG `transform`: translate, scale, rotate and matrix; nil when it is none.
  init?(_ text: String) {
    var all = Affine.identity
    var rest = text[...]
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      let name = rest[..<open].filter { $0.isLetter }
      let numbers = rest[rest.index(after: open)..<close]
        .split { $0 == "," || $0.isWhitespace }.map { Double($0) }
      guard numbers.allSatisfy({ $0?.isFinite == true }) else { return nil }
      guard let step = Affine(name: String(name), numbers.compactMap(\.self)) else { return nil }
      all = all.after(step)
      rest = rest[rest.index(after: close)...]
    }
    guard !rest.contains(where: { !$0.isWhitespace && $0 != "," }) else { return nil }
    self = all
  }

  private init?(name: String, _ n: [Double]) {
    switch (name, n.count) {
    case ("translate", 1): self = .move(n[0], 0)
    case ("translate", 2): self = .move(n[0], n[1])
    case ("scale", 1): self = .scale(n[0], n[0])
    case ("scale", 2): self = .scale(n[0], n[1])
    case ("rotate", 1): self = .rotate(n[0])
    case ("rotate", 3):
      self = Affine.move(n[1], n[2]).after(.rotate(n[0])).after(.move(-n[1], -n[2]))
    case ("matrix", 6): self.init(a: n[0], b: n[1], c: n[2], d: n[3], e: n[4], f: n[5])
    default: return nil
    }
  }
}
