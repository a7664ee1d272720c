public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// The check codes on a list, such as the overview that comes with a batch: only its column with codes
/// counts.
public struct CodeList: Sendable {
  /// What the list is called in a message.
  public let name: String
  /// The documents, in the list's order.
  public let codes: [DocumentID]
  /// The number of the row of each.
  let rows: [Int]
  /// What of the file was left out, or may mean something else than it seems.
  public let warnings: [Message]

  private static let headers = ["code", "controlecode", "check code", "vervangt", "replaces"]

  /// Whether a header is that of a column with codes.
  static func isHeader(_ header: String) -> Bool {
    headers.contains(RosterColumn.words(of: header))
  }

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: Which sheet of a workbook, as for `Sheet.init(file:sheet:reading:)`.
  /// - Throws: All that is wrong with it.
  public init(path: String, sheet name: String? = nil) throws(Problem) {
    try self.init(Sheet(reading: path, sheet: name))
  }

  /// Takes the codes from a sheet.
  init(_ sheet: Sheet) throws(Problem) {
    (name, warnings) = (sheet.name, sheet.warnings)
    var refusals = RefusalList()
    var (codes, rows): ([DocumentID], [Int]) = ([], [])
    if let column = sheet.heading?.cells.firstIndex(where: Self.isHeader), !sheet.rows.isEmpty {
      for row in sheet.rows {
        let text = column < row.cells.count ? row.cells[column].trimmingSpaces() : ""
        if case .code(let id) = DocumentID.reading(text) {
          codes.append(id)
          rows.append(row.number)
        } else {
          refusals.add(Self.notACode(text, row.number))
        }
      }
    } else {
      refusals.add(
        Refusal(
          nl: "Er is geen kolom 'code' met controlecodes. Zet die erbij, zoals in overzicht.csv",
          en: "There is no column 'code' with check codes. Add it, as in overzicht.csv"))
    }
    refusals.add(sheet.faults)
    (self.codes, self.rows) = (codes, rows)
    try check(refusals)
  }

  /// Throws what is wrong, with the list's name.
  private func check(_ refusals: RefusalList) throws(Problem) {
    guard !refusals.isEmpty else { return }
    let problem = refusals.problem
    let shown = name.showingHidden()
    throw Problem(
      .badRoster,
      nl:
        "De lijst \(shown) klopt nog niet. Er is niets veranderd. Verbeter dit:\n"
        + problem.message.nl,
      en:
        "The list \(shown) has mistakes. Nothing was changed. Please correct:\n"
        + problem.message.en,
      refusals: problem.refusals)
  }

  /// Throws when some of the codes are not among those that are known, all of them at once.
  public func check(_ isKnown: (DocumentID) -> Bool) throws(Problem) {
    var refusals = RefusalList()
    for (id, row) in zip(codes, rows) where !isKnown(id) {
      refusals.add(
        Refusal(
          row: row, column: "code", cell: id.checkCode,
          nl:
            "staat niet in het register. Haal de regel weg, of zoek de juiste code met 'blijk list'",
          en: "is not in the register. Remove the row, or find the right code with 'blijk list'"))
    }
    try check(refusals)
  }

  private static func notACode(_ text: String, _ row: Int) -> Refusal {
    guard !text.isEmpty else {
      return Refusal(
        row: row, column: "code", nl: "is leeg. Vul de controlecode in, of haal de regel weg",
        en: "is empty. Fill in the check code, or remove the row")
    }
    return Refusal(
      row: row, column: "code", showing: text,
      nl: "is geen controlecode, of is verkeerd getypt. Kijk op het document of in overzicht.csv",
      en: "is not a check code, or was mistyped. Look on the document or in overzicht.csv")
  }
}
