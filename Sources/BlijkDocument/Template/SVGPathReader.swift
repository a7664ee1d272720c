import BlijkBasics

extension Path {
  /// Reads SVG path data (SVG 2, §9.3); nil when any of it cannot be read, or is too far away to be on a
  /// page.
  init?(svg data: String) {
    var reader = SVGPathReader(data)
    guard reader.read() else { return nil }
    self = reader.path
  }
}

/// Reads path data once, when a template is read: every kind of step becomes a place, a line or a curve.
private struct SVGPathReader {
  private(set) var path = Path()
  private var numbers: SVGNumbers
  private var here = Point.zero
  /// Where the pen was last put down.
  private var start = Point.zero
  /// The control point that a smooth curve after this one mirrors, and which kind of curve had it.
  private var last: (control: Point, isCubic: Bool)?

  init(_ data: String) {
    numbers = SVGNumbers(data)
  }

  /// Whether all of it could be read.
  mutating func read() -> Bool {
    numbers.skipSeparators(commas: false)
    while let letter = numbers.command() {
      guard !path.segments.isEmpty || letter == "M" || letter == "m" else { return false }
      if letter == "Z" || letter == "z" {
        path.close()
        (here, last) = (start, nil)
        continue
      }
      var command = letter
      repeat {
        guard draw(command) else { return false }
        // Further pairs after a move are lines.
        if command == "M" { command = "L" }
        if command == "m" { command = "l" }
      } while numbers.hasNumber
    }
    return numbers.isAtEnd
  }

  /// One step of a kind; false when its numbers are missing.
  private mutating func draw(_ command: Character) -> Bool {
    let origin = command.isLowercase ? here : .zero
    switch command.lowercased() {
    case "m":
      guard let end = point(from: origin) else { return false }
      path.move(to: end)
      (here, start, last) = (end, end, nil)
    case "l": return line(point(from: origin))
    case "h": return line(numbers.next().map { Point(origin.x + $0, here.y) })
    case "v": return line(numbers.next().map { Point(here.x, origin.y + $0) })
    case "c":
      guard let first = point(from: origin) else { return false }
      return cubic(first, point(from: origin), point(from: origin))
    case "s": return cubic(mirrored(isCubic: true), point(from: origin), point(from: origin))
    case "q":
      guard let control = point(from: origin) else { return false }
      return quadratic(control, point(from: origin))
    case "t": return quadratic(mirrored(isCubic: false), point(from: origin))
    case "a": return arc(from: origin)
    default: return false
    }
    return true
  }

  private mutating func point(from origin: Point) -> Point? {
    guard let x = numbers.next(), let y = numbers.next() else { return nil }
    return origin + Point(x, y)
  }

  private mutating func line(_ end: Point?) -> Bool {
    guard let end else { return false }
    path.line(to: end)
    (here, last) = (end, nil)
    return true
  }

  private mutating func cubic(_ first: Point, _ second: Point?, _ end: Point?) -> Bool {
    guard let second, let end else { return false }
    path.cubic(first, second, to: end)
    (here, last) = (end, (second, true))
    return true
  }

  /// A curve with one control point, as the cubic one that is the same.
  private mutating func quadratic(_ control: Point, _ end: Point?) -> Bool {
    guard let end else { return false }
    path.cubic(here + (control - here) * 2 / 3, end + (control - end) * 2 / 3, to: end)
    (here, last) = (end, (control, false))
    return true
  }

  /// The last control point in the mirror of where the pen is; after another kind of step, where it is.
  private func mirrored(isCubic: Bool) -> Point {
    guard let last, last.isCubic == isCubic else { return here }
    return here + (here - last.control)
  }

  private mutating func arc(from origin: Point) -> Bool {
    guard let width = numbers.next(), let height = numbers.next(), let angle = numbers.next(),
      let isLarge = numbers.flag(), let isClockwise = numbers.flag(), let end = point(from: origin)
    else { return false }
    path.arc(
      from: here, radii: Point(abs(width), abs(height)), angle: angle, isLarge: isLarge,
      isClockwise: isClockwise, to: end)
    (here, last) = (end, nil)
    return true
  }
}
