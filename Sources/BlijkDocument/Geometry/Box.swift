/// A box on the page, in millimetres.
struct Box: Sendable, Hashable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// How far two boxes overlap, in the direction in which that is least; negative when they are apart.
  func overlap(_ other: Box) -> Double {
    min(
      min(right, other.right) - max(left, other.left),
      min(bottom, other.bottom) - max(top, other.top))
  }
}
