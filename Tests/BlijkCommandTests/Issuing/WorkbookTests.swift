import BlijkTestSupport
import Foundation
import Testing

/// Lists of Excel and LibreOffice through the commands that read one.
@Suite struct WorkbookTests {
  private let organisation: Organisation

  init() throws {
    organisation = try Organisation()
  }

  private func blijk(_ arguments: [String]) throws -> Ending { try organisation.blijk(arguments) }

  private func issue(_ list: String, _ options: [String] = []) throws -> Ending {
    try blijk(
      [
        "issue", "--achievement", "ehbo", "--roster", list, "--out",
        organisation.folder("uit\(UUID())"),
      ] + options)
  }

  private func xlsx(_ rows: [[String]], hiding hidden: Int) throws -> String {
    let lines = rows.enumerated().map { index, cells in
      XLSXMaker.rows([cells]).replacing(
        "<row>", with: "<row hidden=\"\(index + 1 == hidden ? 1 : 0)\">")
    }
    return try organisation.folder.file("lijst.xlsx", XLSXMaker(rows: lines.joined()).bytes)
  }

  @Test func whoIsHiddenGetsNothingAndThatIsTold() throws {
    let ending = try issue(try xlsx([["naam"], ["Anna Vos"], ["Bram Kok"]], hiding: 3))
    #expect(ending.status == 0 && ending.errors.contains("Verborgen regels doen niet mee: 3."))
    let listed = try blijk(["list"]).output
    #expect(listed.contains("Anna Vos") && !listed.contains("Bram Kok"))
  }

  @Test func aSheetIsNamed() throws {
    var maker = ODSMaker(rows: "")
    maker.tables =
      ODSMaker.table("Groep 1", ODSMaker.rows([["naam"], ["Anna Vos"]]))
      + ODSMaker.table("Groep 2", ODSMaker.rows([["naam"], ["Bram Kok"]]))
    let list = try organisation.folder.file("lijst.ods", maker.bytes)
    let guessed = try issue(list)
    #expect(guessed.status == 2 && guessed.errors.contains("Bladen: 'Groep 1', 'Groep 2'."))
    #expect(try issue(list, ["--sheet", "Groep 2"]).status == 0)
    let listed = try blijk(["list"]).output
    #expect(listed.contains("Bram Kok") && !listed.contains("Anna Vos"))
    let alone = try blijk(["revoke", "Bram Kok", "--sheet", "Groep 2", "--yes"])
    #expect(alone.status == 64 && alone.errors.contains("--sheet hoort bij --roster"))
  }

  /// What is left out is told here too: somebody's document keeps standing.
  @Test func replaceAndRevokeReadThemAsWell() throws {
    try #require(issue(organisation.folder.file("l.csv", "naam\nAnna Vos\nBram Kok\n")).status == 0)
    let codes = try ["Anna Vos", "Bram Kok"].map { name in
      let line = try #require(
        blijk(["list", name]).output.split(separator: "\n").first { $0.contains(name) })
      return String(
        try #require(
          line.split(separator: " ").first {
            $0.split(separator: "-").map(\.count) == [4, 4, 4, 4]
          }))
    }
    let list = try xlsx(
      [["naam", "vervangt"], ["Anna de Vos", codes[0]], ["Bram de Kok", codes[1]]], hiding: 3)
    let replaced = try blijk(
      ["replace", "--roster", list, "--out", organisation.folder("nieuw"), "--yes"])
    #expect(replaced.status == 0 && replaced.errors.contains("Verborgen regels doen niet mee: 3."))
    #expect(try blijk(["verify", codes[0], "--json"]).output.contains(#""state":"replaced""#))
    #expect(try blijk(["verify", codes[1], "--json"]).output.contains(#""state":"valid""#))
    let withdrawn = try xlsx([["controlecode"], [codes[1]], [codes[0]]], hiding: 3)
    let revoked = try blijk(["revoke", "--roster", withdrawn, "--yes"])
    #expect(revoked.status == 0 && revoked.errors.contains("Verborgen regels doen niet mee: 3."))
    #expect(try blijk(["verify", codes[1], "--json"]).output.contains(#""state":"revoked""#))
  }
}
