/// Lines and curves in the order in which a pen draws them.
struct Path: Sendable, Hashable {
  private(set) var segments: [Segment] = []

  /// What the pen does next. Points are places in the drawing, never steps from the one before.
  enum Segment: Sendable, Hashable {
    /// The pen is put down somewhere else.
    case move(Point)
    case line(Point)
    /// A cubic Bézier curve with its two control points.
    case cubic(Point, Point, to: Point)
    /// A line back to where the pen was last put down.
    case close
  }

  /// Makes room for so many more.
  mutating func reserve(_ count: Int) { segments.reserveCapacity(segments.count + count) }

  mutating func move(to point: Point) { segments.append(.move(point)) }
  mutating func line(to point: Point) { segments.append(.line(point)) }
  mutating func cubic(_ first: Point, _ second: Point, to end: Point) {
    segments.append(.cubic(first, second, to: end))
  }
  mutating func close() { segments.append(.close) }
}
