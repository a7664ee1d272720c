import BlijkBasics

/// Who of a list gets no document, by the columns that say who came and who passed.
struct RowChoice {
  /// The column that is asked.
  let column: RosterColumn
  /// Whether the list says "no" somewhere: then an empty cell says nothing, and else it says no.
  private let saysNo: Bool

  /// Looks at what the whole list has in a column.
  init(_ column: RosterColumn, cells: some Sequence<String>) {
    self.column = column
    saysNo = cells.contains { Self.answer($0.trimmingSpaces(), in: column) == .no }
  }

  /// Whether somebody with this in the column gets a document.
  func takes(_ cell: String, row: Int) throws(Refusal) -> Bool {
    let text = cell.trimmingSpaces()
    if text.isEmpty {
      guard column != .absent else { return true }
      guard saysNo else { return false }
      throw Refusal(
        row: row, column: column, nl: "is leeg. Vul ja of nee in",
        en: "is empty. Fill in yes or no")
    }
    switch Self.answer(text, in: column) {
    case .yes: return column != .absent
    case .no: return column == .absent
    case nil:
      throw Refusal(
        row: row, column: column, showing: text, nl: "is geen ja of nee. Vul een van beide in",
        en: "is not yes or no. Fill in one of them")
    }
  }

  private static func answer(_ text: String, in column: RosterColumn) -> Answer? {
    let word = text.lowercased()
    let (yes, no) = words(column)
    if yes.contains(word) { return .yes }
    if no.contains(word) { return .no }
    return Answer(word)
  }

  /// The words by which somebody gets no document, also where they stand behind a name.
  static let leavingOut = words(.present).no.union(words(.passed).no)

  private static func words(_ column: RosterColumn) -> (yes: Set<String>, no: Set<String>) {
    switch column {
    case .present:
      (
        ["aanwezig", "present", "attended", "was er", "verschenen"],
        [
          "afwezig", "absent", "niet aanwezig", "afgemeld", "ziek", "niet verschenen",
          "not present",
        ]
      )
    case .absent:
      (["afwezig", "absent", "afgemeld", "ziek"], ["aanwezig", "present", "niet afwezig"])
    case .passed:
      (
        [
          "geslaagd", "behaald", "gehaald", "voldoende", "voldaan", "goed", "afgerond", "passed",
          "pass",
          "completed",
        ],
        [
          "gezakt", "niet geslaagd", "niet behaald", "niet gehaald", "onvoldoende", "niet voldaan",
          "niet afgerond", "failed", "fail", "not passed", "not completed",
        ]
      )
    default: ([], [])
    }
  }

  /// What is said of those who are left out.
  func warning(_ people: [(row: Int, name: String)]) -> Message {
    let names = people.prefix(Self.mostNamed).map { $0.name.isEmpty ? "…" : $0.name }
    let shown = names.joined(separator: ", ")
    let more = people.count - names.count
    let rows = RowRanges(people.map(\.row)).text
    return Message(
      nl: "Geen document, want volgens de kolom '\(column.rawValue)' \(reason.nl): \(shown)"
        + (more > 0 ? " en nog \(more)" : "") + " (regel \(rows.nl)).",
      en: "No document, since by the column '\(column.rawValue)' \(reason.en): \(shown)"
        + (more > 0 ? " and \(more) more" : "") + " (line \(rows.en)).")
  }

  private static let mostNamed = 50

  private var reason: Message {
    column == .passed
      ? Message(nl: "niet geslaagd", en: "not passed") : Message(nl: "afwezig", en: "absent")
  }
}
