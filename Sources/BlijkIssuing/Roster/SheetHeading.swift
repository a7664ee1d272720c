import BlijkBasics

/// Which row of a table names its columns: people put a title above it.
enum SheetHeading {
  /// The most rows above it.
  static let mostAbove = 12

  /// The place of the first row of which half names columns that Blijk knows, the name of a person among
  /// them; else of the first row with the most of such names. Nil when none has any.
  static func index(in rows: [Sheet.Row]) -> Int? {
    var best: (place: Int, known: Int)?
    for (place, row) in rows.prefix(mostAbove + 1).enumerated() {
      let known = known(row)
      guard known > 0 else { continue }
      let filled = row.cells.count { !$0.isBlank }
      if known * 2 >= filled, row.cells.contains(where: namesPeople) { return place }
      if known > best?.known ?? 0 { best = (place, known) }
    }
    return best?.place
  }

  private static func namesPeople(_ header: String) -> Bool {
    RosterColumn(header: header).map { RosterColumn.names.contains($0) } ?? false
  }

  /// How many of a row's cells are names of columns that Blijk knows.
  static func known(_ row: Sheet.Row) -> Int {
    row.cells.count { RosterColumn(header: $0) != nil || CodeList.isHeader($0) }
  }

  /// Whether a row of which Blijk knows no cell reads as names of columns all the same.
  static func looksLikeHeading(_ row: Sheet.Row) -> Bool {
    row.cells.contains { cell in
      let header = RosterColumn.words(of: cell)
      return !header.contains("@") && stems.contains { header.contains($0) }
    }
  }

  private static let stems = [
    "naam", "name", "mail", "nummer", "number", "datum", "date", "klas", "groep", "group", "adres",
    "address", "telefoon", "phone", "geboorte", "birth", "deelnemer", "cursist", "leerling",
    "student", "vrijwilliger", "volunteer", "opmerking", "remark", "locatie", "afdeling",
  ]
}
