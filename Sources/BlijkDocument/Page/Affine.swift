import Foundation

/// A change of coordinates, as SVG's `matrix(a b c d e f)`.
struct Affine: Sendable, Hashable {
  var a = 1.0
  var b = 0.0
  var c = 0.0
  var d = 1.0
  var e = 0.0
  var f = 0.0

  static let identity = Affine()

  static func move(_ x: Double, _ y: Double) -> Affine { Affine(e: x, f: y) }
  static func scale(_ x: Double, _ y: Double) -> Affine { Affine(a: x, d: y) }

  static func rotate(_ degrees: Double) -> Affine {
    let angle = degrees * .pi / 180
    return Affine(a: cos(angle), b: sin(angle), c: -sin(angle), d: cos(angle))
  }

  /// First the other, then this one.
  func after(_ other: Affine) -> Affine {
    Affine(
      a: a * other.a + c * other.b, b: b * other.a + d * other.b,
      c: a * other.c + c * other.d, d: b * other.c + d * other.d,
      e: a * other.e + c * other.f + e, f: b * other.e + d * other.f + f)
  }

  /// Whether it only moves.
  var isMove: Bool { a == 1 && b == 0 && c == 0 && d == 1 }

  /// Reads an SVG `transform`: translate, scale, rotate and matrix; nothing when it is none.
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

  init(
    a: Double = 1, b: Double = 0, c: Double = 0, d: Double = 1, e: Double = 0, f: Double = 0
  ) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
  }
}

extension Affine {
  /// As SVG writes it.
  var svg: String {
    var bytes = Array((isMove ? "translate(" : "matrix(").utf8)
    let values: [Double] = isMove ? [e, f] : [a, b, c, d, e, f]
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: " ")) }
      Digits.append(exactly: value, to: &bytes)
    }
    bytes.append(UInt8(ascii: ")"))
    return String(decoding: bytes, as: UTF8.self)
  }
}
