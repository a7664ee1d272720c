public import BlijkBasics
import BlijkVerifying

/// A list of people as a table of texts, whatever it was read from: a file, a pasted table, a form.
public struct Sheet: Sendable {
  /// One row.
  public struct Row: Sendable {
    /// Its number, as whoever made the list sees it.
    public let number: Int
    /// The text of each cell, from the first column on.
    public let cells: [String]

    /// Makes a row.
    public init(number: Int, cells: [String]) {
      self.number = number
      self.cells = cells
    }

    /// How many cells it has up to the last with a text.
    var width: Int {
      (cells.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1) + 1
    }
  }

  /// What the list is called in a message, such as "lijst.csv".
  public let name: String
  /// The names of the columns; nil when the list is empty.
  public let heading: Row?
  /// The rows below it that are not empty.
  public let rows: [Row]
  /// What of the file was left out, or may mean something else than it seems.
  public let warnings: [Message]

  /// Makes a sheet of rows, the first of which names the columns. Empty rows do not count, nor do columns at
  /// the end that have neither a name nor a value, as spreadsheets write them.
  public init(name: String, rows: [Row], warnings: [Message] = []) {
    self.name = name
    self.warnings = warnings
    let width = rows.map(\.width).max() ?? 0
    let used = rows.filter { $0.width > 0 }.map { row in
      row.cells.count > width
        ? Row(number: row.number, cells: Array(row.cells.prefix(width))) : row
    }
    heading = used.first
    self.rows = Array(used.dropFirst())
  }

  /// The place among a row's cells of the column that a `Refusal` names; nil when the list has no such
  /// column, as `naam` where the name is in parts.
  public func index(ofColumn name: String) -> Int? {
    heading?.cells.firstIndex { RosterColumn(header: $0)?.rawValue == name }
  }
}
