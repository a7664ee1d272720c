public import BlijkBasics

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
      (cells.lastIndex { !$0.isBlank } ?? -1) + 1
    }
  }

  /// What the list is called in a message, such as "lijst.csv".
  public let name: String
  /// The rows above the heading, such as a title; nobody on them gets a document.
  public let above: [Row]
  /// The names of the columns; nil when the list is empty.
  public let heading: Row?
  /// The rows below it that are not empty.
  public let rows: [Row]
  /// How it is to be read.
  public var reading = SheetReading()
  /// What of the file was left out, or may mean something else than it seems.
  public let warnings: [Message]
  /// What could not be read, and is told together with what is wrong in the rows.
  let faults: [Refusal]

  /// Makes a sheet of rows, one of the first of which names the columns. Empty rows do not count, nor do
  /// columns at the end that have neither a name nor a value, as spreadsheets write them.
  public init(name: String, rows: [Row], warnings: [Message] = []) {
    self.init(name: name, rows: rows, warnings: warnings, faults: [])
  }

  /// The same, where a part could not be read.
  init(name: String, rows: [Row], warnings: [Message] = [], faults: [Refusal]) {
    self.name = name
    self.warnings = warnings
    self.faults = faults
    var width = 0
    var used: [Row] = []
    used.reserveCapacity(rows.count)
    for row in rows {
      let own = row.width
      guard own > 0 else { continue }
      width = max(width, own)
      used.append(row)
    }
    used = used.map { row in
      row.cells.count > width
        ? Row(number: row.number, cells: Array(row.cells.prefix(width))) : row
    }
    let place = SheetHeading.index(in: used) ?? 0
    above = Array(used.prefix(place))
    heading = place < used.count ? used[place] : nil
    self.rows = Array(used.dropFirst(place + 1))
  }

  /// The place among a row's cells of the column that a `Refusal` names; nil when the list has no such
  /// column, as `naam` where the name is in parts.
  public func index(ofColumn name: String) -> Int? {
    heading?.cells.firstIndex { RosterColumn(header: $0)?.rawValue == name }
  }
}

/// How a list is to be read, where the list itself does not tell.
public struct SheetReading: Sendable, Hashable {
  /// Whether columns that Blijk does not know are left out, and named in a warning, instead of refused.
  public var ignoresColumns = false
  /// Whether "Vos, Anna" is Anna Vos.
  public var hasLastNameFirst = false

  /// Reads a list as it is.
  public init() {}
}

extension String {
  /// Whether there is no character in it that anybody sees.
  var isBlank: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || ($0.value >= 0xAD && $0.properties.isDefaultIgnorableCodePoint)
    }
  }
}
