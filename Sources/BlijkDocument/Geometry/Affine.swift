import Foundation

/// A change of coordinates: `x` becomes `a x + c y + e`, and `y` becomes `b x + d y + f`.
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

  func applied(to point: Point) -> Point {
    Point(a * point.x + c * point.y + e, b * point.x + d * point.y + f)
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
}
