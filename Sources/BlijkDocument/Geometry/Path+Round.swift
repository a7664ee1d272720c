extension Path {
  /// An ellipse, as four quarters.
  init(ellipse middle: Point, radiusX: Double, radiusY: Double) {
    self.init()
    let radii = Point(radiusX, radiusY)
    let corners = [
      Point(middle.x + radiusX, middle.y), Point(middle.x, middle.y + radiusY),
      Point(middle.x - radiusX, middle.y), Point(middle.x, middle.y - radiusY),
    ]
    move(to: corners[0])
    for (from, to) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      arc(from: from, radii: radii, angle: 0, isLarge: false, isClockwise: true, to: to)
    }
    close()
  }

  /// A rectangle with round corners.
  init(rectangle start: Point, width: Double, height: Double, radius: Double) {
    self.init()
    let radius = min(radius, width / 2, height / 2)
    let (left, top) = (start.x, start.y)
    let (right, bottom) = (left + width, top + height)
    /// A side, and where the corner behind it ends.
    let sides = [
      (Point(right - radius, top), Point(right, top + radius)),
      (Point(right, bottom - radius), Point(right - radius, bottom)),
      (Point(left + radius, bottom), Point(left, bottom - radius)),
      (Point(left, top + radius), Point(left + radius, top)),
    ]
    move(to: Point(left + radius, top))
    for (from, to) in sides {
      line(to: from)
      arc(
        from: from, radii: Point(radius, radius), angle: 0, isLarge: false, isClockwise: true,
        to: to)
    }
    close()
  }
}
