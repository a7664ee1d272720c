import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// A list that comes from no file: a table with places.
@Suite struct SheetTests {
  private func sheet(_ rows: [(Int, [String])]) -> Sheet {
    Sheet(name: "tabel", rows: rows.map { Sheet.Row(number: $0.0, cells: $0.1) })
  }

  @Test func emptyRowsAndColumnsAtTheEndDoNotCount() throws {
    let list = sheet([
      (3, ["", " "]), (4, ["Naam", "Rol", "", " "]), (6, ["\u{A0}"]), (7, ["Jan", "kok", ""]),
      (9, ["Piet"]),
    ])
    #expect(list.heading?.number == 4 && list.heading?.cells == ["Naam", "Rol"])
    #expect(
      list.rows.map(\.number) == [7, 9] && list.rows.map(\.cells) == [["Jan", "kok"], ["Piet"]])
    let people = try Roster(list, for: .praktijkverklaring).participants
    #expect(people.map(\.row) == [7, 9] && people.map(\.name) == ["Jan", "Piet"])
    #expect(people.map(\.role) == ["kok", nil])
    #expect(sheet([]).heading == nil && sheet([]).rows.isEmpty)
  }

  /// What stands beside the table is nobody's, and is not passed over.
  @Test func aCellBelowNoColumnIsRefused() {
    let list = sheet([
      (1, ["naam"]), (2, ["Jan", "", "kok"]), (3, ["Piet", " "]), (5, ["<b>", "x"]),
    ])
    let found = problem { try Roster(list, for: .certificaat) }
    #expect(found?.refusals.map(\.row) == [2, 5, 5])
    #expect(found?.message.nl.contains("regel 2 en 5 ('kok', 'x')") == true)
  }

  @Test func tellsWhereAColumnIs() {
    let list = sheet([(1, ["E-mailadres", "First name", "Achternaam"]), (2, ["a", "b", "c"])])
    #expect(list.index(ofColumn: "e-mail") == 0)
    #expect(list.index(ofColumn: "voornaam") == 1)
    #expect(list.index(ofColumn: "naam") == nil && sheet([]).index(ofColumn: "naam") == nil)
  }

  @Test func aFileIsCalledByItsName() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("lijst\u{7}.csv", "naam\nJan\n")
    #expect(try Sheet(file: path).name == "lijst\u{7}.csv".showingHidden())
    #expect(problem { try Sheet(file: folder("weg.csv")) }?.code == .cannotRead)
  }
}
