/// A box on the page.
struct Box: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// How far two boxes lie over each other, in the direction in which it is least.
  func overlap(_ other: Box) -> Double {
    min(
      min(right, other.right) - max(left, other.left),
      min(bottom, other.bottom) - max(top, other.top))
  }
}
