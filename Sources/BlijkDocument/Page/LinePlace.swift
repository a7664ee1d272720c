/// Where a line belongs in what it is a line of.
struct LinePlace: Sendable {
  /// The number of its text among those of its block.
  var text = 0
  /// Its number among the lines of that text.
  var number = 0
  /// How many lines that text has.
  var count = 1
  /// Whether the line ends at a space, which is not drawn.
  var endsAtSpace = false
  /// The part of its block in a table.
  var part = TablePart.none

  /// Whether the text goes on on a next line.
  var goesOn: Bool { number + 1 < count }
}

/// The heading of a table, or one of its rows.
enum TablePart: Sendable, Hashable {
  case none, heading
  /// A row for each of these values.
  case row(of: String)

  var isRow: Bool {
    if case .row = self { true } else { false }
  }
}
