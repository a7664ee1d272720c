import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// Reads the rows of one list, each by itself.
struct RowReader: Sendable {
  /// The columns that say who gets no document.
  let choices: [RowChoice]
  let reading: SheetReading
  let columns: RosterColumns
  private let heading: Sheet.Row?
  private let isLetter: Bool

  init(sheet: Sheet, columns: RosterColumns, kind: Kind?) {
    self.columns = columns
    heading = sheet.heading
    reading = sheet.reading
    isLetter = kind.map { $0.rules.message == .letter } ?? true
    choices = RosterColumn.choices.compactMap { column in
      columns.places.firstIndex(of: column).map { place in
        RowChoice(
          column, cells: sheet.rows.lazy.map { place < $0.cells.count ? $0.cells[place] : "" })
      }
    }
  }

  /// What became of a row.
  struct Row: Sendable {
    enum Outcome: Sendable {
      case person(Participant)
      case leftOut(by: RosterColumn, name: String)
      case refused([Refusal])
    }

    let number: Int
    let outcome: Outcome
    /// The same for names that differ in case, spaces or invisible characters only.
    var key = ""
    /// Whether codes of a web page were read as letters.
    var hasCodes = false
    /// Whether the name is one like "Vos, Anna".
    var isLastFirst = false
  }

  func read(_ row: Sheet.Row) -> Row {
    let read = readCells(row)
    // Of a total, nothing else is worth telling.
    guard case .refused = read.outcome, let total = total(row) else { return read }
    return Row(number: row.number, outcome: .refused([total]))
  }

  private func readCells(_ row: Sheet.Row) -> Row {
    var cells: [RosterColumn: String] = [:]
    var refusals: [Refusal] = []
    var hasCodes = false
    for (index, cell) in row.cells.enumerated() {
      guard index < columns.places.count, let column = columns.places[index] else {
        guard !columns.ignored.contains(index), !cell.isBlank else { continue }
        refusals.append(.outside(row, index, below: heading))
        // What is beyond the last column is told once.
        if index >= columns.places.count { break }
        continue
      }
      do throws(CellFault) {
        let read = try CellText(cell, of: column)
        cells[column] = read.text
        if read.hasCodes { hasCodes = true }
      } catch {
        refusals.append(
          Refusal(
            row: row.number, column: column, showing: cell, nl: error.message.nl,
            en: error.message.en))
      }
    }
    return read(row.number, cells, refusals, hasCodes: hasCodes)
  }

  private func read(
    _ number: Int, _ cells: [RosterColumn: String], _ faults: [Refusal], hasCodes: Bool
  ) -> Row {
    var refusals = faults
    for choice in choices where !faults.contains(where: { $0.column == choice.column.rawValue }) {
      do throws(Refusal) {
        guard try choice.takes(cells[choice.column] ?? "", row: number) else {
          let name = RosterColumn.names.compactMap { cells[$0] }.filter { !$0.isEmpty }
          return leftOut(number, by: choice.column, name)
        }
      } catch {
        refusals.append(error)
      }
    }
    do throws(RefusedRow) {
      let person = try Participant(row: number, cells: cells, isLetter: isLetter, reading: reading)
      guard refusals.isEmpty else { return Row(number: number, outcome: .refused(refusals)) }
      return Row(
        number: number, outcome: .person(person), key: Self.folded(person.name),
        hasCodes: hasCodes, isLastFirst: cells[.name].map(PersonName.isLastFirst) ?? false)
    } catch {
      return Row(number: number, outcome: .refused(refusals + without(error.refusals, faults)))
    }
  }
}

extension RowReader {
  /// Of a cell that is wrong itself, what follows from that is not told too, and the lack of a column is
  /// told once for all rows.
  private func without(_ refusals: [Refusal], _ faults: [Refusal]) -> [Refusal] {
    let told = Set(faults.compactMap(\.column))
    let names = RosterColumn.names
    let isNameTold =
      names.contains { told.contains($0.rawValue) } || !names.contains(where: columns.has)
    return refusals.filter { refusal in
      guard let column = refusal.column.flatMap(RosterColumn.init(rawValue:)) else { return true }
      return !told.contains(column.rawValue) && !(isNameTold && names.contains(column))
    }
  }

  private func leftOut(_ number: Int, by column: RosterColumn, _ names: [String]) -> Row {
    Row(
      number: number,
      outcome: .leftOut(by: column, name: Refusal.shown(names.joined(separator: " "))))
  }

  private static func folded(_ name: String) -> String {
    let visible = name.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    return String(String.UnicodeScalarView(visible)).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Refusal {
  /// Text where the list has no column: nobody knows which cell it belongs to.
  static func outside(_ row: Sheet.Row, _ index: Int, below heading: Sheet.Row?) -> Refusal {
    let letter = RosterColumns.letter(ofColumn: index)
    let cell = shown(row.cells[index])
    guard let count = heading?.cells.count, index >= count else {
      return Refusal(
        row: row.number, cell: cell,
        nl:
          "hier staat iets in kolom \(letter), maar die heeft geen naam. Haal het weg, zet er een "
          + "naam boven, of laat de kolom weg met --ignore-columns",
        en: "there is something in column \(letter), but that has no name. Remove it, put a name "
          + "above it, or leave the column out with --ignore-columns")
    }
    return Refusal(
      row: row.number, cell: cell,
      nl: "er zijn meer cellen dan kolommen (\(count)). Haal de puntkomma of komma te veel weg, of "
        + "zet de hele cel tussen aanhalingstekens",
      en:
        "there are more cells than columns (\(count)). Remove the extra semicolon or comma, or put "
        + "the whole cell between quotes")
  }
}
