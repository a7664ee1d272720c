import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// The heading of a list, read.
struct RosterColumns {
  /// The column of each cell of a row; nil for those that are left out.
  private(set) var places: [RosterColumn?] = []
  /// What is wrong with it, all of it.
  private(set) var refusals: [Refusal] = []
  /// What is odd but no reason to refuse.
  private(set) var warnings: [Message] = []
  /// Which cells are left out: below a header that Blijk does not know or that appears twice.
  private(set) var ignored: Set<Int> = []

  init(_ sheet: Sheet) throws(Problem) {
    guard let heading = sheet.heading else {
      throw Problem(
        Refusal(
          nl:
            "De lijst is leeg. Zet bovenaan de namen van de kolommen, en daaronder de mensen",
          en:
            "The list is empty. Put the names of the columns at the top, and the people below"
        ))
    }
    let found = heading.cells.map(RosterColumn.init(header:))
    guard found.contains(where: { $0 != nil }) || SheetHeading.looksLikeHeading(heading) else {
      throw Problem(
        Refusal(
          row: heading.number,
          nl: "de lijst heeft geen kopregel. Zet bovenaan de namen van de kolommen, minstens: naam",
          en: "the list has no header. Put the names of the columns at the top, at least: name"))
    }
    place(found)
    tellUnknown(sheet, heading, found)
    lookForNames(heading)
    tellTitle(sheet)
  }

  /// Whether the list has a column.
  func has(_ column: RosterColumn) -> Bool { places.contains(column) }

  private mutating func place(_ found: [RosterColumn?]) {
    for column in found {
      // Of two, the first is read; the list is refused all the same.
      places.append(column.flatMap { places.contains($0) ? nil : $0 })
    }
  }

  private mutating func tellUnknown(
    _ sheet: Sheet, _ heading: Sheet.Row, _ found: [RosterColumn?]
  ) {
    for column in RosterColumn.allCases where found.count(where: { $0 == column }) > 1 {
      refusals.append(
        Refusal(
          row: heading.number,
          nl: "de kolom '\(column.rawValue)' staat er twee keer. Haal er één weg",
          en: "the column '\(column.rawValue)' appears twice. Remove one"))
    }
    let unknown = found.indices.filter { found[$0] == nil && !heading.cells[$0].isBlank }
    ignored = Set(found.indices.filter { found[$0] != nil && places[$0] == nil } + unknown)
    guard sheet.reading.ignoresColumns else {
      if !unknown.isEmpty { refuse(unknown.map { heading.cells[$0] }, row: heading.number) }
      return
    }
    let nameless = found.indices.filter { index in
      heading.cells[index].isBlank
        && sheet.rows.contains { index < $0.cells.count && !$0.cells[index].isBlank }
    }
    ignored.formUnion(nameless)
    guard !unknown.isEmpty || !nameless.isEmpty else { return }
    let names = Self.list(
      unknown.map { heading.cells[$0] } + nameless.map(Self.letter(ofColumn:)))
    warnings.append(
      Message(
        nl: "Niet gebruikt, want Blijk kent deze kolommen niet: \(names.nl).",
        en: "Not used, since Blijk does not know these columns: \(names.en)."))
  }

  private mutating func refuse(_ unknown: [String], row: Int) {
    let names = Self.list(unknown)
    let known = RosterColumn.allCases.map(\.rawValue).joined(separator: ", ")
    refusals.append(
      Refusal(
        row: row,
        nl: "Blijk kent deze kolommen niet: \(names.nl). Haal ze uit de lijst, sla ze "
          + "over met --ignore-columns, of gebruik een van deze: \(known)",
        en: "Blijk does not know these columns: \(names.en). Remove them, skip them with "
          + "--ignore-columns, or use one of these: \(known)"))
  }

  /// What a spreadsheet calls a column: A to Z, then AA.
  static func letter(ofColumn index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : Self.letter(ofColumn: index / 26 - 1) + letter
  }

  private mutating func lookForNames(_ heading: Sheet.Row) {
    let hasFirst = RosterColumn.firstNames.contains(where: has)
    guard !has(.name) else {
      if hasFirst || has(.familyName) {
        warnings.append(
          Message(
            nl: "De kolom 'naam' telt; voornaam, tussenvoegsel en achternaam worden niet gebruikt.",
            en: "The column 'name' counts; first name, infix and last name are not used."))
      }
      return
    }
    if !hasFirst || !has(.familyName) {
      refusals.append(
        Refusal(
          row: heading.number,
          nl: "de kolom 'naam' ontbreekt (of 'voornaam' en 'achternaam'). Zet die erbij",
          en: "the column 'name' is missing (or 'first name' and 'last name'). Add it"))
    }
    let first = RosterColumn.firstNames.filter(has)
    if let used = first.first, first.count > 1 {
      warnings.append(
        Message(
          nl:
            "De kolom '\(used.rawValue)' telt. Waar die leeg is, telt "
            + "\(Self.quoted(first.dropFirst())).",
          en:
            "The column '\(used.rawValue)' counts. Where it is empty, "
            + "\(Self.quoted(first.dropFirst())) counts."
        ))
    }
  }

  private mutating func tellTitle(_ sheet: Sheet) {
    guard let first = sheet.above.first, let heading = sheet.heading else { return }
    let text = Refusal.shown(first.cells.filter { !$0.isBlank }.joined(separator: " "))
    let rows = RowRanges(sheet.above.map(\.number)).text
    warnings.append(
      Message(
        nl:
          "De namen van de kolommen staan op regel \(heading.number). Wat erboven staat, telt niet: "
          + "regel \(rows.nl) ('\(text)').",
        en: "The names of the columns are on line \(heading.number). What is above does not count: "
          + "line \(rows.en) ('\(text)')."))
  }

  /// What is odd about them for documents of a kind.
  func warnings(for kind: Kind) -> [Message] {
    warnings
      + places.compactMap(\.self).filter { !$0.isUsed(by: kind) }.map { column in
        Message(
          nl: "De kolom '\(column.rawValue)' komt niet op dit soort document (\(kind.word)).",
          en: "The column '\(column.rawValue)' is not on this kind of document (\(kind.word)).")
      }
  }

  private static func quoted(_ columns: some Sequence<RosterColumn>) -> String {
    columns.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }

  /// Headers as they may be repeated in a message: short, each on one line, and not too many.
  private static func list(_ headers: [String]) -> Message {
    let shown = headers.prefix(20).map { "'\(Refusal.shown($0))'" }.joined(separator: ", ")
    let more = headers.count - 20
    guard more > 0 else { return Message(nl: shown, en: shown) }
    return Message(nl: "\(shown) en nog \(more)", en: "\(shown) and \(more) more")
  }
}
