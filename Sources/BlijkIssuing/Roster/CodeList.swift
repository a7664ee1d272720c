public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// The check codes on a list, such as the overview that comes with a batch: only its column with codes
/// counts.
public struct CodeList: Sendable {
  /// The documents, in the list's order.
  public let codes: [DocumentID]
  /// What of the file was left out, or may mean something else than it seems.
  public let warnings: [Message]

  private static let headers = ["code", "controlecode", "check code", "vervangt", "replaces"]

  /// Whether a column with this header holds check codes.
  static func isHeader(_ text: String) -> Bool {
    headers.contains(text.lowercased().trimmingSpaces())
  }

  /// Reads a list.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - name: Which sheet of a workbook, as for `Sheet.init(file:sheet:)`.
  /// - Throws: Why it is no such list.
  public init(path: String, sheet name: String? = nil) throws(Problem) {
    let shown = path.showingHidden()
    func problem(_ nl: String, _ en: String) -> Problem {
      Problem(
        .badRoster, nl: "De lijst '\(shown)': \(nl). Er is niets veranderd.",
        en: "The list '\(shown)': \(en). Nothing was changed.")
    }
    let sheet = try Sheet(reading: path, sheet: name)
    guard
      let column = sheet.heading?.cells.firstIndex(where: Self.isHeader), !sheet.rows.isEmpty
    else { throw problem("geen kolom 'controlecode'", "no column 'check code'") }
    warnings = sheet.warnings
    codes = try sheet.rows.map { row throws(Problem) in
      guard case .code(let id) = DocumentID.reading(row.cells[column]) else {
        throw problem(
          "regel \(row.number) heeft geen goede controlecode",
          "line \(row.number) has no right check code")
      }
      return id
    }
  }
}
