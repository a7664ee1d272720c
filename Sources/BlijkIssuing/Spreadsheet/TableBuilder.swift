import BlijkBasics
import BlijkVerifying

/// Gathers the cells of a sheet, row by row, within the limits of a list.
struct TableBuilder {
  /// The most rows with something in them: the largest list, its header, and some lines above it.
  static let mostRows = 50_100
  /// The most columns up to the last with something in it.
  static let mostColumns = 256
  /// The most cells.
  static let mostCells = 2_000_000
  /// The most bytes of text in all of them.
  static let mostText = 64 << 20
  /// The longest text of a cell, in characters, as in Excel.
  static let longestText = 32_767

  private var table = ReadTable()
  private var cellCount = 0
  private var textCount = 0
  private let enough: Int?
  /// For each column, its place among the visible ones; nil for one that is hidden.
  private var places: [Int?] = Array(0..<mostColumns)
  private var hasNewHidden = false
  private var headings: [Int: String] = [:]
  private var blocks: [CellBlock] = []

  private var row = 0
  private var isHiddenRow = false
  private var cells: [String] = []
  private var hasHiddenText = false

  /// - Parameter rows: How many rows are enough; nil means all.
  init(rows: Int?) {
    enough = rows
  }

  var isDone: Bool { enough.map { table.lines.count >= $0 } ?? false }

  /// Tells of columns that nobody sees, before any row.
  mutating func hide(columns: ClosedRange<Int>) {
    guard columns.lowerBound <= Self.mostColumns else { return }
    for column in columns.lowerBound...min(columns.upperBound, Self.mostColumns) {
      places[column - 1] = nil
    }
    hasNewHidden = true
  }

  private mutating func settlePlaces() {
    guard hasNewHidden else { return }
    hasNewHidden = false
    var next = 0
    for column in places.indices where places[column] != nil {
      places[column] = next
      next += 1
    }
  }

  /// Begins a row; rows come in their order.
  mutating func begin(row number: Int, isHidden: Bool) throws(Problem) {
    guard number > row, number <= CellPlace.lastRow else { throw Zip.damaged }
    (row, isHiddenRow, cells, hasHiddenText) = (number, isHidden, [], false)
    settlePlaces()
  }

  /// A cell of this row with a text, and as many more to its right with the same; cells come in their order.
  mutating func add(_ text: String, column: Int, count: Int = 1) throws(Problem) {
    guard !text.isEmpty else { return }
    let last = column + count - 1
    guard last <= Self.mostColumns else {
      let place = CellPlace(row: row, column: min(last, CellPlace.lastColumn)).name
      throw Self.refused(
        "cel \(place) ligt te ver naar rechts: een lijst heeft maximaal \(Self.mostColumns) kolommen",
        "cell \(place) lies too far to the right: a list has at most \(Self.mostColumns) columns")
    }
    guard text.utf8.count <= Self.longestText || text.unicodeScalars.count <= Self.longestText
    else {
      let place = CellPlace(row: row, column: column).name
      throw Self.refused(
        "in cel \(place) staat te veel tekst", "there is too much text in cell \(place)")
    }
    if isHiddenRow { hasHiddenText = true }
    guard !isHiddenRow else { return }
    for column in column...last { put(text, column) }
  }

  private mutating func put(_ text: String, _ column: Int) {
    guard let place = places[column - 1] else {
      if headings[column] == nil { headings[column] = text }
      return
    }
    textCount += text.utf8.count
    while cells.count < place { cells.append("") }
    cells.append(text)
  }

  /// A cell of this row with a formula that was never calculated.
  mutating func addUncalculated(column: Int) {
    guard !isHiddenRow, column <= Self.mostColumns, places[column - 1] != nil,
      table.uncalculated.count < 1000
    else { return }
    table.uncalculated.append(CellPlace(row: row, column: column))
  }

  /// Ends the row, which stands there so often.
  mutating func endRow(count: Int = 1) throws(Problem) {
    let last = row + count - 1
    defer { row = last }
    guard last <= CellPlace.lastRow else { throw Zip.damaged }
    if hasHiddenText { addHidden(row...last) }
    guard !cells.isEmpty else { return }
    cellCount += cells.count * count
    guard table.lines.count + count <= Self.mostRows, cellCount <= Self.mostCells,
      textCount <= Self.mostText
    else {
      throw Self.refused(
        "De lijst heeft meer dan 50000 regels, of te veel cellen of tekst; splits hem.",
        "The list has more than 50000 rows, or too many cells or too much text; split it.")
    }
    for number in row...last { table.lines.append(ReadTable.Line(number: number, cells: cells)) }
  }

  private mutating func addHidden(_ rows: ClosedRange<Int>) {
    if let last = table.hiddenRows.last, last.upperBound + 1 == rows.lowerBound {
      table.hiddenRows[table.hiddenRows.count - 1] = last.lowerBound...rows.upperBound
    } else {
      table.hiddenRows.append(rows)
    }
  }

  /// Tells of cells that were made one.
  mutating func merge(_ block: CellBlock) throws(Problem) {
    guard blocks.count < 10_000 else {
      throw Self.refused(
        "Er zijn te veel samengevoegde cellen. Splits ze.",
        "There are too many merged cells. Unmerge them.")
    }
    if block.size > 1 { blocks.append(block) }
  }

  /// What was read.
  func finished() throws(Problem) -> ReadTable {
    var table = table
    table.hiddenColumns = headings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    try table.settle(blocks, places: places)
    return table
  }

  /// A sheet that is too large for a list.
  static func refused(_ nl: String, _ en: String) -> Problem {
    Problem(Refusal(nl: nl, en: en))
  }
}
