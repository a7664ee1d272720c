import BlijkBasics
import BlijkMarkup

/// A sheet of an OpenDocument file while it is read: rows and cells may stand for many.
struct ODSTable {
  private(set) var builder: TableBuilder
  private var row = 0
  private var rowCount = 0
  private var column = 0
  private var columnStyles: [String?] = []
  private var rowStyle: String?
  private var cell: ODSCell?
  private var columns = 0

  var isInRow: Bool { rowCount > 0 }
  var isInCell: Bool { cell != nil }
  var takesText: Bool { cell?.text.isInParagraph ?? false }

  init(_ builder: TableBuilder) {
    self.builder = builder
  }

  mutating func addColumn(_ attributes: XMLAttributes) throws(Problem) {
    let count = try Self.count(attributes, "number-columns-repeated")
    let style = attributes[known: "default-cell-style-name"]
    for _ in 0..<min(count, TableBuilder.mostColumns - min(columns, TableBuilder.mostColumns)) {
      columnStyles.append(style)
    }
    if Self.isHidden(attributes) { builder.hide(columns: columns + 1...columns + count) }
    columns += count
    guard columns <= CellPlace.lastRow else { throw Zip.damaged }
  }

  mutating func startRow(_ attributes: XMLAttributes) throws(Problem) {
    rowCount = try Self.count(attributes, "number-rows-repeated")
    rowStyle = attributes[known: "default-cell-style-name"]
    row += 1
    column = 0
    try builder.begin(row: row, isHidden: Self.isHidden(attributes))
  }

  mutating func endRow() throws(Problem) {
    guard isInRow else { return }
    try builder.endRow(count: rowCount)
    row += rowCount - 1
    rowCount = 0
  }

  /// Cells that lie under another.
  mutating func cover(_ attributes: XMLAttributes) throws(Problem) {
    column += try Self.count(attributes, "number-columns-repeated")
    guard column <= CellPlace.lastRow else { throw Zip.damaged }
  }

  mutating func startCell(_ attributes: XMLAttributes, styles: ODSStyles) throws(Problem) {
    column += 1
    let style =
      attributes[known: "style-name"] ?? rowStyle
      ?? (column <= columnStyles.count ? columnStyles[column - 1] : nil)
    var cell = ODSCell(attributes)
    cell.count = try Self.count(attributes, "number-columns-repeated")
    if cell.kind == "date" || cell.kind == "time" { cell.format = styles.format(ofCell: style) }
    let last = CellPlace(
      row: row + (try Self.count(attributes, "number-rows-spanned")) - 1,
      column: column + (try Self.count(attributes, "number-columns-spanned")) - 1)
    if last.row > row || last.column > column {
      try builder.merge(CellBlock(first: CellPlace(row: row, column: column), last: last))
    }
    self.cell = cell
  }

  mutating func endCell() throws(Problem) {
    guard let cell else { return }
    self.cell = nil
    if cell.isUncalculated {
      builder.addUncalculated(column: column)
    } else {
      try builder.add(try cell.shown(), column: column, count: cell.count)
    }
    column += cell.count - 1
    guard column <= CellPlace.lastRow else { throw Zip.damaged }
  }

  mutating func startText(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    try cell?.text.start(name, attributes)
  }

  mutating func endText(_ name: String) { cell?.text.end(name) }
  mutating func add(_ text: String) { cell?.text.add(text) }

  private static func isHidden(_ attributes: XMLAttributes) -> Bool {
    // `filter` is what a filter hides, `collapse` what somebody hid.
    attributes[known: "visibility"].map { $0 != "visible" } ?? false
  }

  /// How often something stands there: 1 where nothing is said.
  private static func count(_ attributes: XMLAttributes, _ name: String) throws(Problem) -> Int {
    guard let text = attributes[known: name] else { return 1 }
    guard let count = Int(text), (1...CellPlace.lastRow).contains(count) else {
      throw Zip.damaged
    }
    return count
  }
}
