import Foundation

extension Path {
  /// A piece of an ellipse from where the pen is, as curves of at most a quarter each (SVG 2, appendix B.2).
  ///
  /// - Parameters:
  ///   - start: Where the pen is.
  ///   - radii: Half the width and half the height; larger ones are taken where these do not reach.
  ///   - angle: How far the ellipse is turned, in degrees.
  ///   - isLarge: Whether it goes the long way round.
  ///   - isClockwise: Whether it goes the way of a clock's hands.
  ///   - end: Where it arrives.
  mutating func arc(
    from start: Point, radii: Point, angle: Double, isLarge: Bool, isClockwise: Bool, to end: Point
  ) {
    guard start != end else { return }
    guard radii.x > 0, radii.y > 0 else { return line(to: end) }
    let turn = Affine.rotate(angle)
    // Half of the way, in the ellipse's own directions.
    let half = Affine.rotate(-angle).applied(to: (start - end) / 2)
    let reach = half.x * half.x / (radii.x * radii.x) + half.y * half.y / (radii.y * radii.y)
    let size = reach > 1 ? radii * reach.squareRoot() : radii
    let (x, y) = (half.x / size.x, half.y / size.y)
    let distance = x * x + y * y
    guard distance > 0, distance.isFinite else { return line(to: end) }
    let side = max(0, 1 / distance - 1).squareRoot() * (isLarge == isClockwise ? -1 : 1)
    // On a circle of radius 1: its middle, and where the arc begins and ends.
    let middle = Point(side * y, -side * x)
    let first = atan2(y - middle.y, x - middle.x)
    var sweep = atan2(-y - middle.y, -x - middle.x) - first
    if isClockwise, sweep < 0 { sweep += 2 * .pi }
    if !isClockwise, sweep > 0 { sweep -= 2 * .pi }
    let centre = (start + end) / 2
    func place(_ point: Point) -> Point {
      let own = Point((middle.x + point.x) * size.x, (middle.y + point.y) * size.y)
      return centre + turn.applied(to: own)
    }
    let count = max(1, Int((abs(sweep) / (.pi / 2)).rounded(.up)))
    let step = sweep / Double(count)
    let reachOut = 4 / 3 * tan(step / 4)
    for number in 0..<count {
      let (from, to) = (first + Double(number) * step, first + Double(number + 1) * step)
      cubic(
        place(Point(cos(from) - reachOut * sin(from), sin(from) + reachOut * cos(from))),
        place(Point(cos(to) + reachOut * sin(to), sin(to) - reachOut * cos(to))),
        to: number == count - 1 ? end : place(Point(cos(to), sin(to))))
    }
  }
}
