import BlijkBasics

/// Rows of a list that are no person: totals, counts and headings between the people.
enum RowLabel {
  /// Whether what stands where a name should be is such a label.
  static func isOne(_ name: String) -> Bool {
    if name.hasSuffix(":") { return true }
    let lowered = name.lowercased()
    let words = lowered.split { !$0.isLetter }.map(String.init)
    guard let first = words.first else { return false }
    // The heading once more, as on each printed page.
    if let column = RosterColumn(header: name), RosterColumn.names.contains(column) { return true }
    let hasAmount = lowered.contains { $0 == ":" || $0 == "=" || $0.isNumber }
    if words.count == 1 {
      return alone.contains(first) || (hasAmount && withAmount.contains(first))
    }
    guard alone.contains(first) || withAmount.contains(first) else { return false }
    return hasAmount || counted.contains(words[1])
  }

  /// Whether it is the label of a total: nobody stands below it.
  static func isTotal(_ text: String) -> Bool {
    guard let first = text.lowercased().split(whereSeparator: { !$0.isLetter }).first else {
      return false
    }
    return (totals.contains(String(first)) || sums.contains(String(first))) && isOne(text)
  }

  private static let totals: Set<String> = [
    "totaal", "totalen", "subtotaal", "eindtotaal", "total", "totals", "subtotal", "aantal",
    "gemiddelde", "gemiddeld", "average",
  ]
  /// Totals that may be names.
  private static let sums: Set<String> = ["som", "sum", "count", "max", "min", "grand"]

  /// Nobody is called only this. A first or last name may be: "Anna Totaal" is somebody.
  private static let alone = totals.union([
    "aanwezig", "afwezig", "afgemeld", "aanwezigen", "afwezigen", "absent", "opmerkingen",
    "deelnemers", "vrijwilligers",
  ])
  /// These may be names, but not with a number behind them.
  private static let withAmount = sums.union([
    "present", "opmerking", "note", "notes", "datum", "date", "legenda", "pagina", "page", "docent",
    "trainer",
  ])
  private static let counted: Set<String> = [
    "aantal", "deelnemers", "vrijwilligers", "aanwezig", "afwezig", "aanwezigen", "afwezigen",
    "generaal", "personen", "mensen", "participants", "people", "total", "present", "absent",
    "volunteers", "uren",
  ]
}
