/// The place of a cell, counted from 1, as "B12" names it.
struct CellPlace: Hashable {
  /// The last column and row of Excel.
  static let lastColumn = 16_384
  static let lastRow = 1_048_576

  let row: Int
  let column: Int

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads "B12", with or without dollar signs; nothing else is a place.
  init?(_ text: some StringProtocol) {
    var (row, column, hasDigits) = (0, 0, false)
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !hasDigits:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        hasDigits = true
      default: return nil
      }
      guard row <= Self.lastRow, column <= Self.lastColumn else { return nil }
    }
    guard row > 0, column > 0 else { return nil }
    self.init(row: row, column: column)
  }

  /// "B12".
  var name: String { Self.letters(column) + "\(row)" }

  /// "B" for 2.
  static func letters(_ column: Int) -> String {
    var (rest, letters) = (column, "")
    while rest > 0 {
      letters = "\(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26)))" + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

/// A block of cells that was made one.
struct CellBlock: Hashable {
  let first: CellPlace
  let last: CellPlace

  init(first: CellPlace, last: CellPlace) {
    self.first = first
    self.last = last
  }

  /// Reads "B2:C4".
  init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = CellPlace(ends[0]), let last = CellPlace(ends[1]),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(first: first, last: last)
  }

  var name: String { "\(first.name):\(last.name)" }
  var size: Int { (last.row - first.row + 1) * (last.column - first.column + 1) }
}
