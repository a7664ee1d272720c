import BlijkBasics

/// A total below the people, in whatever column a spreadsheet has its label.
extension RowReader {
  /// What is said of a row that cannot be read because it is a total; nil where it is something else. Its words
  /// are in the name or in no column that Blijk knows; numbers may be anywhere.
  func total(_ row: Sheet.Row) -> Refusal? {
    var label: String?
    for (index, cell) in row.cells.enumerated() where cell.contains(where: \.isLetter) {
      let column = index < columns.places.count ? columns.places[index] : nil
      let text = cell.trimmingSpaces()
      if RowLabel.isTotal(text) {
        label = label ?? text
      } else if let column, !RosterColumn.names.contains(column) || !RowLabel.isOne(text) {
        return nil
      }
    }
    return label.map { label in
      Refusal(
        row: row.number, cell: Refusal.shown(label),
        nl: "dit lijkt een totaalregel. Haal die regel weg",
        en: "this looks like a row with a total. Remove that row")
    }
  }
}
