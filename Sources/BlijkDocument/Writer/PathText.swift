/// A path as SVG path data, each point from the one before, which takes the fewest letters.
struct PathText {
  private var bytes: [UInt8]
  /// How many decimals are written.
  private let places: Int
  /// How many of the smallest unit that is written make one: 100 or 10 000.
  private let unit: Int
  /// Where the pen is and was last put down, in the smallest unit that is written.
  private var here = Place(x: 0, y: 0)
  private var start = Place(x: 0, y: 0)
  private var letter: UInt8 = 0
  /// Whether a number stands last, and whether it has a point.
  private var last: (isNumber: Bool, hasPoint: Bool) = (false, false)

  private struct Place: Equatable {
    var x: Int
    var y: Int
  }

  /// Appends a path with two decimals at most, or four.
  static func append(_ path: Path, places: Int, to bytes: inout [UInt8]) {
    var text = PathText(bytes: bytes, places: places, unit: places == 2 ? 100 : 10_000)
    bytes = []
    text.append(path)
    bytes = text.bytes
  }

  private init(bytes: consuming [UInt8], places: Int, unit: Int) {
    self.bytes = bytes
    self.places = places
    self.unit = unit
  }

  private mutating func append(_ path: Path) {
    // Where a curve goes on as the one before arrived, `s` leaves out its first control point.
    var mirrored: Place?
    for segment in path.segments {
      var next: Place?
      switch segment {
      case .move(let point):
        here = Place(x: 0, y: 0)
        command("M", isRepeated: false)
        step(to: place(point))
        start = here
      case .line(let point):
        command("l")
        step(to: place(point))
      case .cubic(let first, let second, to: let end):
        let (first, second, end) = (place(first), place(second), place(end))
        if first == mirrored {
          command("s")
        } else {
          command("c")
          append(first)
        }
        append(second)
        step(to: end)
        next = Place(x: 2 * end.x - second.x, y: 2 * end.y - second.y)
      case .close:
        command("z", isRepeated: false)
        here = start
      }
      mirrored = next
    }
  }

  private func place(_ point: Point) -> Place {
    Place(x: Digits.scaled(point.x, by: Double(unit)), y: Digits.scaled(point.y, by: Double(unit)))
  }

  private mutating func step(to place: Place) {
    append(place)
    here = place
  }

  private mutating func append(_ place: Place) {
    append(place.x - here.x)
    append(place.y - here.y)
  }

  /// Writes a command's letter, unless it may be left out because it is the same as the one before.
  private mutating func command(_ name: Unicode.Scalar, isRepeated: Bool = true) {
    let byte = UInt8(ascii: name)
    guard byte != letter || !isRepeated else { return }
    letter = byte
    bytes.append(byte)
    last = (false, false)
  }

  /// A number, with a space before it where two would run together. After a number with a point, a
  /// point begins the next one.
  private mutating func append(_ number: Int) {
    let beginsWithPoint = number > 0 && number < unit
    if last.isNumber, number >= 0, !(last.hasPoint && beginsWithPoint) {
      bytes.append(UInt8(ascii: " "))
    }
    Digits.append(number, places: places, to: &bytes)
    last = (true, places == 2 ? number % 100 != 0 : number % 10_000 != 0)
  }
}
