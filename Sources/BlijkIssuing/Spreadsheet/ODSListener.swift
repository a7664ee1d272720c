import BlijkBasics
import BlijkMarkup

/// Hears the contents of an OpenDocument spreadsheet: its styles and the titles of its sheets, and builds a
/// table of one of them.
final class ODSListener: XMLListener {
  /// Parts with rows and columns of their own that belong to no list, or that nobody sees in a cell.
  private static let leftOut: Set<String> = [
    "annotation", "annotation-end", "tracked-changes", "shapes", "forms", "note", "ruby-text",
    "detective", "named-expressions", "database-ranges", "dde-links", "scripts",
    "content-validations",
  ]
  /// Within a sheet, around rows or columns.
  private static let groups: Set<String> = [
    "table-rows", "table-header-rows", "table-row-group", "table-columns", "table-header-columns",
    "table-column-group",
  ]

  private(set) var styles: ODSStyles
  private(set) var titles: [SheetTitle] = []
  private(set) var isSpreadsheet = false
  /// The sheet that is asked for; nil when only the titles are.
  private let wanted: Int?
  /// Whether the titles of the sheets after it are asked for too.
  private let readsOn: Bool
  private var table: ODSTable
  private var path: [String] = []
  private(set) var passesOver = false
  private var hasEnded = false

  init(sheet: Int?, rows: Int? = nil, readsOn: Bool = false, styles: ODSStyles) {
    wanted = sheet
    self.readsOn = readsOn
    self.styles = styles
    table = ODSTable(TableBuilder(rows: rows))
  }

  var isDone: Bool { (hasEnded && !readsOn) || table.builder.isDone }
  var takesText: Bool { table.takesText }

  func finished() throws(Problem) -> ReadTable { try table.builder.finished() }

  func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    passesOver = Self.leftOut.contains(name)
    guard !passesOver else { return }
    path.append(name)
    if path.count == 3, name == "spreadsheet" { isSpreadsheet = true }
    if path.count == 4, path[2] == "spreadsheet", name == "table" {
      try startTable(attributes)
      if titles.count - 1 != wanted { passOver() }
    } else if isInSheet {
      try startInTable(name, attributes)
    } else if path.count > 2, path[1].hasSuffix("styles") {
      try styles.start(name, attributes)
    }
  }

  /// Whether the innermost element lies in a sheet.
  private var isInSheet: Bool { path.count > 4 && path[2] == "spreadsheet" && path[3] == "table" }

  private func startTable(_ attributes: XMLAttributes) throws(Problem) {
    guard let title = attributes[known: "name"] else { throw Zip.damaged }
    let isHidden = attributes[known: "style-name"].map(styles.hidden.contains) ?? false
    titles.append(SheetTitle(name: title, isHidden: isHidden))
  }

  private func startInTable(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    switch name {
    case "table-column": try table.addColumn(attributes)
    case "table-row" where !table.isInRow: try table.startRow(attributes)
    case "table-cell" where table.isInRow && !table.isInCell:
      try table.startCell(attributes, styles: styles)
    case "covered-table-cell" where table.isInRow && !table.isInCell:
      try table.cover(attributes)
      passOver()
    // A table within a cell is not this one.
    case _ where table.isInCell && !name.hasPrefix("table") && !name.hasPrefix("covered"):
      try table.startText(name, attributes)
    case _ where Self.groups.contains(name) && !table.isInRow: break
    default: passOver()
    }
  }

  /// Passes over the element that has just begun.
  private func passOver() {
    path.removeLast()
    passesOver = true
  }

  func end(_ name: String) throws(Problem) {
    if isInSheet {
      switch name {
      case "table-row": try table.endRow()
      case "table-cell": try table.endCell()
      default: table.endText(name)
      }
    } else if path.count == 4, path[2] == "spreadsheet", name == "table" {
      hasEnded = true
    } else if path.count > 2, path[1].hasSuffix("styles") {
      styles.end(name)
    }
    path.removeLast()
  }

  func text(_ text: String) { table.add(text) }
}
