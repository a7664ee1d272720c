/// SVG path data, written in hundredths of a millimetre, each point from the one before.
struct PathText {
  private var bytes: [UInt8] = []
  private var x = 0
  private var y = 0
  /// Whether a number stands last, and whether it has a point.
  private var last: (isNumber: Bool, hasPoint: Bool) = (false, false)

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) {
    move(to: start)
    command("l")
    step(to: end)
  }

  /// A smooth curve through points (Catmull-Rom, as cubic Béziers). The first and the last point only
  /// lend it their direction, so that a next piece goes on without a kink.
  ///
  /// Each piece leaves as the one before arrived, so that after the first the short form (`s`) will do.
  mutating func curve(through points: [(x: Double, y: Double)]) {
    guard points.count > 3 else { return }
    move(to: points[1])
    command("c")
    for index in 2..<points.count - 1 {
      let from = points[index - 1]
      let to = points[index]
      let before = points[index - 2]
      let after = points[index + 1]
      let (startX, startY) = (x, y)
      if index == 2 {
        point((from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6), startX, startY)
      } else if index == 3 {
        command("s")
      }
      point((to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6), startX, startY)
      point(to, startX, startY)
      (x, y) = (Self.hundredths(to.x), Self.hundredths(to.y))
    }
  }

  private mutating func move(to start: (x: Double, y: Double)) {
    command("M")
    (x, y) = (0, 0)
    step(to: start)
  }

  private mutating func step(to end: (x: Double, y: Double)) {
    point(end, x, y)
    (x, y) = (Self.hundredths(end.x), Self.hundredths(end.y))
  }

  private mutating func point(_ place: (x: Double, y: Double), _ fromX: Int, _ fromY: Int) {
    append(Self.hundredths(place.x) - fromX)
    append(Self.hundredths(place.y) - fromY)
  }

  private mutating func command(_ letter: Unicode.Scalar) {
    bytes.append(UInt8(ascii: letter))
    last = (false, false)
  }

  /// A number, with a space before it where two would run together. After a number with a point, a
  /// point begins the next one.
  private mutating func append(_ hundredths: Int) {
    let beginsWithPoint = (1..<100).contains(hundredths)
    if last.isNumber, hundredths >= 0, !(last.hasPoint && beginsWithPoint) {
      bytes.append(UInt8(ascii: " "))
    }
    Digits.append(hundredths, to: &bytes)
    last = (true, !hundredths.isMultiple(of: 100))
  }

  private static func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
}
