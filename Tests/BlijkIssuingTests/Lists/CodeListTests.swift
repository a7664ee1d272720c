import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Lists of check codes, for taking back or replacing.
@Suite struct CodeListTests {
  private static let code = "EY77-DD8T-KNMP-93HD"

  private func codes(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder()
    return try CodeList(path: folder.file("weg.csv", text)).codes.map(\.checkCode)
  }

  /// `*` stands for a code.
  @Test(arguments: [
    "code\n*", "Code;naam;document;datum\n*;Anna;x;y", "naam;controlecode\nAnna;*",
    "check code\n * \n", "Controle-code?\n*", "Documenten om in te trekken\n\nnaam;code\nAnna;*",
    "CODE\n*", "\u{FEFF}code;naam\n*;Anna", "naam,Check code\n\"Vos, Anna\",*",
    "vervangt;naam\n*;Anna",
    ";code\n;*\n;\n",
  ])
  func readsTheColumnWithCodes(text: String) throws {
    for code in [Self.code, Self.code.lowercased()] {
      let list = text.replacing("*", with: code).replacing("Controle-code", with: "controlecode")
      #expect(try codes(list) == [Self.code], "\(list)")
    }
  }

  @Test func allThatIsWrongIsToldAtOnceWithTheList() throws {
    let text = "code;naam\nABCD;Anna\n\(Self.code);Bram\n;Co\n;Dirk\nEY77-DD8T-KNMP-93HE;Els\n"
    let found = try #require(problem { try codes(text) })
    #expect(found.code == .badRoster)
    #expect(found.refusals.map(\.row) == [2, 4, 5, 6])
    let lines = found.message.nl.split(separator: "\n").map(String.init)
    try #require(lines.count == 3)
    #expect(lines[0] == "De lijst weg.csv klopt nog niet. Er is niets veranderd. Verbeter dit:")
    #expect(
      lines[1].hasPrefix(
        "regel 2 en 6, kolom 'code' ('ABCD', 'EY77-DD8T-KNMP-93HE'): is geen controlecode"))
    #expect(lines[2].hasPrefix("regel 4 en 5, kolom 'code': is leeg"))
    #expect(problem { try codes("naam\nAnna") }?.message.nl.contains("weg.csv") == true)
    #expect(problem { try codes("code;naam\nx;A\n\"") }?.refusals.map(\.row) == [2, 3])
  }

  @Test func whatIsNotThereIsToldAtOnce() throws {
    let folder = try TemporaryFolder()
    let other = try DocumentID.random().checkCode
    let list = try CodeList(
      path: folder.file("weg.csv", "code\n\(other)\n\(Self.code)\n"))
    let found = problem { try list.check { _ in false } }
    #expect(found?.refusals.map(\.row) == [2, 3])
    #expect(found?.message.nl.contains("weg.csv") == true)
    #expect(
      found?.message.nl.contains("regel 2 en 3, kolom 'code' ('\(other)', '\(Self.code)')") == true)
    #expect(problem { try list.check { _ in true } } == nil)
  }
}
