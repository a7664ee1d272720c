extension Path {
  /// A smooth curve through points (Catmull-Rom, as cubic Béziers), to the hundredth of a millimetre. The
  /// first and the last point only give the curve its direction, so that a next curve continues without a
  /// kink.
  ///
  /// Where two pieces meet, their control points mirror each other exactly: a writer can leave one out.
  mutating func curve(through points: [Point]) {
    guard points.count > 3 else { return }
    move(to: points[1].rounded)
    var leaving = (points[1] + (points[2] - points[0]) / 6).rounded
    for index in 2..<points.count - 1 {
      let arriving = (points[index] - (points[index + 1] - points[index - 1]) / 6).rounded
      let end = points[index].rounded
      cubic(leaving, arriving, to: end)
      leaving = end + (end - arriving)
    }
  }
}

extension Point {
  /// To the hundredth.
  fileprivate var rounded: Point { Point((x * 100).rounded() / 100, (y * 100).rounded() / 100) }
}
