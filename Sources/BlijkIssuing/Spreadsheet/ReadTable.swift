import BlijkBasics

/// What was read of one sheet of a workbook: the cells that whoever opens it sees.
struct ReadTable {
  struct Line {
    let number: Int
    /// From the first visible column on.
    var cells: [String]
  }

  /// The rows that are visible and not empty.
  var lines: [Line] = []
  /// Rows that are hidden and not empty, in their order.
  var hiddenRows: [ClosedRange<Int>] = []
  /// Columns that are hidden and not empty, each with the first text in it.
  var hiddenColumns: [(column: Int, heading: String)] = []
  /// Blocks of cells that were made one, where their value may be meant for more than its own row or column.
  var blocks: [CellBlock] = []
  /// Cells with a formula of which the file does not keep what comes out.
  var uncalculated: [CellPlace] = []
}

/// A sheet of a workbook.
struct SheetTitle: Equatable {
  let name: String
  let isHidden: Bool
}

/// A workbook of any format.
protocol Workbook {
  /// Its sheets with cells, in their order.
  var titles: [SheetTitle] { get }
  /// Reads one of them.
  ///
  /// - Parameters:
  ///   - index: Its place among `titles`.
  ///   - rows: After how many rows to stop; nil reads them all.
  /// - Returns: What whoever opens the file sees of it.
  /// - Throws: `unreadable` when the file is damaged, `badRoster` when it is too large for a list.
  func table(_ index: Int, rows: Int?) throws(Problem) -> ReadTable
}
