public import BlijkBasics
import BlijkCredential
import BlijkVerifying
import Foundation

/// A sheet from a file, which tells by itself of what kind it is.
extension Sheet {
  /// Reads a list: comma-separated values, or a sheet of a workbook (`.xlsx`, `.ods`). A row's number is
  /// that of the workbook, or the line on which it begins.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: Which sheet of a workbook; nil takes the only one with something in it, or the only one
  ///     that looks like a list.
  ///   - reading: How it is to be read.
  /// - Throws: Why there is no such list: `refusals` names each row or cell that cannot be read.
  public init(
    file path: String, sheet name: String? = nil, reading: SheetReading = SheetReading()
  ) throws(Problem) {
    do {
      try self.init(reading: path, sheet: name)
    } catch {
      throw error.refusing(Self.name(of: path))
    }
    self.reading = reading
  }

  /// The same for a list of which no documents are made.
  init(reading path: String, sheet name: String? = nil) throws(Problem) {
    try self.init(
      name: Self.name(of: path), contents: try RosterText.bytes(of: path), sheet: name)
  }

  /// The same from the bytes of a file.
  package init(name: String, contents bytes: [UInt8], sheet: String? = nil) throws(Problem) {
    if let workbook = try SpreadsheetFile.workbook(bytes) {
      try self.init(name: name, workbook, sheet: sheet)
      return
    }
    guard sheet == nil else {
      throw Problem(
        Refusal(
          nl: "Dit bestand heeft geen bladen; laat --sheet weg.",
          en: "This file has no sheets; leave out --sheet."))
    }
    let table = CSVReader.table(try RosterText.decode(bytes))
    self.init(name: name, rows: table.rows, faults: table.fault.map { [$0] } ?? [])
  }

  private init(name: String, _ workbook: any Workbook, sheet: String?) throws(Problem) {
    let choice = SheetChoice(workbook: workbook) { rows in
      rows.contains { $0.contains { RosterColumn(header: $0) != nil || CodeList.isHeader($0) } }
    }
    let table: ReadTable
    do throws(Problem) {
      table = try workbook.table(try choice.index(named: sheet), rows: nil)
    } catch  where error.code == .unreadable {
      throw .unopenable(error.message)
    }
    try RefusalList(table.uncalculated.map(Refusal.init(uncalculated:))).check()
    let width = table.lines.map(\.cells.count).max() ?? 0
    self.init(
      name: name,
      rows: table.lines.map { line in
        Row(
          number: line.number,
          cells: line.cells + Array(repeating: "", count: width - line.cells.count))
      }, warnings: table.warnings)
  }

  private static func name(of path: String) -> String {
    URL(fileURLWithPath: path).lastPathComponent.showingHidden()
  }
}

extension Refusal {
  /// A formula of which nobody kept what comes out.
  fileprivate init(uncalculated place: CellPlace) {
    self.init(
      row: place.row,
      nl: "in cel \(place.name) staat een formule die nog niet is uitgerekend. Open het bestand in "
        + "Excel of LibreOffice, bewaar het en probeer opnieuw",
      en: "cell \(place.name) has a formula that was not calculated yet. Open the file in Excel or "
        + "LibreOffice, save it and try again")
  }
}
