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
    let records = try CSVReader.records(RosterText.read(path))
    guard
      let column = records.first?.fields.firstIndex(where: {
        Self.headers.contains($0.lowercased().trimmingSpaces())
      }), records.count > 1
    else { throw problem("geen kolom 'controlecode'", "no column 'check code'") }
    codes = try records.dropFirst().map { record throws(Problem) in
      guard case .code(let id) = DocumentID.reading(record.fields[column]) else {
        throw problem(
          "regel \(record.line) heeft geen goede controlecode",
          "line \(record.line) has no right check code")
      }
      return id
    }
  }
}
