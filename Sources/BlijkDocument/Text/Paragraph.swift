import BlijkBasics

/// A paragraph on its way into a box: measured once, then broken to any width.
struct Paragraph {
  private let shaper: TextShaper
  private let spans: [TextSpan]
  private let scalars: [Unicode.Scalar]
  private let isRightToLeft: Bool
  /// The width of everything before each scalar, in ems.
  private let before: [Double]
  /// The whole paragraph as one line.
  let line: ShapedText

  init(_ spans: [TextSpan], line: ShapedText, shaper: TextShaper) {
    self.shaper = shaper
    self.spans = spans
    self.line = line
    isRightToLeft = line.isRightToLeft
    scalars = Array(line.text.unicodeScalars)
    var widths = [Double](repeating: 0, count: scalars.count)
    for run in line.runs {
      for glyph in run.glyphs {
        widths[run.range.lowerBound + glyph.character] += glyph.advance
      }
    }
    var before = [0.0]
    before.reserveCapacity(widths.count + 1)
    for width in widths { before.append(before[before.count - 1] + width) }
    self.before = before
  }

  /// The lines within a width in ems. A word that is too wide alone is cut between letters.
  func lines(width: Double) throws(Problem) -> [ShapedText] {
    if line.width <= width { return [line] }
    var lines: [ShapedText] = []
    var start = 0
    let places = LineBreaks.opportunities(scalars)
    while start < scalars.count {
      let (end, shaped) = try nextLine(from: start, width: width, places: places)
      lines.append(shaped)
      start = end
      while start < scalars.count, scalars[start] == " " { start += 1 }
    }
    return lines
  }

  /// Takes as much as fits; the shaped line itself is measured, not the sum of its parts.
  private func nextLine(from start: Int, width: Double, places: [Int]) throws(Problem)
    -> (Int, ShapedText)
  {
    var fitting = places.filter { $0 > start && measure(start..<$0) <= width * 1.02 }
    while let end = fitting.popLast() {
      let shaped = try shape(start..<end)
      if shaped.width <= width { return (end, shaped) }
    }
    var end = start
    var position = start
    var best: ShapedText?
    for letter in String(String.UnicodeScalarView(scalars[start...])) {
      position += letter.unicodeScalars.count
      let shaped = try shape(start..<position)
      guard shaped.width <= width || best == nil else { break }
      best = shaped
      end = position
    }
    guard let best else { return (scalars.count, line) }
    return (end, best)
  }

  /// Lines of about the same width, as many as are asked for; nil when there are too few places.
  func balanced(_ count: Int) throws(Problem) -> [ShapedText]? {
    let places = LineBreaks.opportunities(scalars)
    guard count > 1, places.count >= count else { return nil }
    // The narrowest width at which so many lines are enough, by halves.
    var low = line.width / Double(count)
    var high = line.width
    for _ in 0..<12 {
      let middle = (low + high) / 2
      if linesNeeded(width: middle, places: places) <= count { high = middle } else { low = middle }
    }
    let lines = try self.lines(width: high * 1.001)
    return lines.count <= count ? lines : nil
  }

  private func linesNeeded(width: Double, places: [Int]) -> Int {
    var start = 0
    var lines = 0
    while start < scalars.count {
      guard let end = places.last(where: { $0 > start && measure(start..<$0) <= width }) else {
        return Int.max
      }
      start = end
      lines += 1
    }
    return lines
  }

  /// The width of a range without the spaces at its end.
  private func measure(_ range: Range<Int>) -> Double {
    var end = range.upperBound
    while end > range.lowerBound, scalars[end - 1] == " " { end -= 1 }
    return before[end] - before[range.lowerBound]
  }

  /// Shapes a part of the paragraph as a line of its own, without spaces at its end.
  private func shape(_ range: Range<Int>) throws(Problem) -> ShapedText {
    var end = range.upperBound
    while end > range.lowerBound, scalars[end - 1] == " " { end -= 1 }
    var parts: [TextSpan] = []
    var position = 0
    for span in spans {
      let all = Array(span.text.unicodeScalars)
      let from = max(range.lowerBound - position, 0)
      let to = min(end - position, all.count)
      if from < to {
        parts.append(
          TextSpan(text: String(String.UnicodeScalarView(all[from..<to])), cut: span.cut))
      } else {
        parts.append(TextSpan(text: "", cut: span.cut))
      }
      position += all.count
    }
    return try shaper.shape(parts, isRightToLeft: isRightToLeft)
  }
}
