/// A place on a page or in a drawing, in millimetres to the right and down.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  static let zero = Point(0, 0)

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static func + (one: Point, other: Point) -> Point { Point(one.x + other.x, one.y + other.y) }
  static func - (one: Point, other: Point) -> Point { Point(one.x - other.x, one.y - other.y) }
  static func * (point: Point, factor: Double) -> Point {
    Point(point.x * factor, point.y * factor)
  }
  static func / (point: Point, divisor: Double) -> Point {
    Point(point.x / divisor, point.y / divisor)
  }
}
