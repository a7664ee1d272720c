public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// The check codes on a list, such as the overview that comes with a batch: only its column with codes
/// counts.
public struct CodeList: Sendable {
  /// The documents, in the list's order.
  public let codes: [DocumentID]

  private static let headers = ["code", "controlecode", "check code", "vervangt", "replaces"]

  /// Reads a list.
  public init(path: String) throws(Problem) {
    let shown = path.showingHidden()
    func problem(_ nl: String, _ en: String) -> Problem {
      Problem(
        .badRoster, nl: "De lijst '\(shown)': \(nl). Er is niets veranderd.",
        en: "The list '\(shown)': \(en). Nothing was changed.")
    }
    let sheet = try Sheet(reading: path)
    guard
      let column = sheet.heading?.cells.firstIndex(where: {
        Self.headers.contains($0.lowercased().trimmingSpaces())
      }), !sheet.rows.isEmpty
    else { throw problem("geen kolom 'controlecode'", "no column 'check code'") }
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
