import BlijkBasics
import BlijkCredential

@testable import BlijkIssuing

/// What came of a list: the names, or why it was refused.
enum ListOutcome: Equatable {
  case names([String])
  case refused(rows: [Int?])
}

/// A list as text, read for a kind of document.
func readList(
  _ text: String, for kind: Kind = .praktijkverklaring,
  _ adjust: (inout SheetReading) -> Void = { _ in }
) throws(Problem) -> Roster {
  var sheet = try Sheet(name: "lijst.csv", contents: Array(text.utf8))
  adjust(&sheet.reading)
  return try Roster(sheet, for: kind)
}

/// The names on a list, or the rows that were refused.
func outcome(_ text: String, _ adjust: (inout SheetReading) -> Void = { _ in }) -> ListOutcome {
  do throws(Problem) {
    return .names(try readList(text, for: .praktijkverklaring, adjust).participants.map(\.name))
  } catch {
    return .refused(rows: error.refusals.map(\.row))
  }
}

extension SheetReading {
  mutating func ignoreColumns() { ignoresColumns = true }
  mutating func turnNames() { hasLastNameFirst = true }
}
