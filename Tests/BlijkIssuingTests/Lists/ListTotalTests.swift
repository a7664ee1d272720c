import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// A total below the people has one answer, wherever its label stands.
@Suite struct ListTotalTests {
  private static let told = "): dit lijkt een totaalregel. Haal die regel weg"

  @Test(arguments: [
    "Totaal", "Totaal: 2", "TOTAAL 12", "Totaal aantal deelnemers", "Aantal: 8", "Aantal",
    "Subtotaal", "Gemiddelde", "Grand total", "Som: 12", "Total = 4", "Aantal deelnemers",
    "Totaal: 12 deelnemers", "Totaal:",
  ])
  func aTotalIsRefusedOnceWhereverItIs(label: String) throws {
    for (list, row) in [
      ("naam;rol\nAnna;gast\n\(label);", 3), ("naam;rol\nAnna;gast\n\n\(label);12", 4),
      ("voornaam;achternaam\nAnna;Vos\n;\(label)", 3),
      ("voornaam;achternaam\nAnna;Vos\n\(label);12", 3),
      ("naam;e-mail;taal\nAnna;;\n\(label);12;3", 3), (";naam\n;Anna\n\(label);", 3),
      ("naam;aanwezig\nAnna;ja\nBram;nee\n\(label);1", 4), ("naam;\nAnna;\n;\(label)", 3),
      ("naam;\nAnna;\n12;\(label)", 3), (";;naam\n;;Anna\n\(label);12;", 3),
    ] {
      let found = try #require(problem { try readList(list) }, "\(list)")
      #expect(found.refusals.map(\.row) == [row], "\(list): \(found.message.nl)")
      #expect(found.message.nl.hasSuffix(Self.told), "\(found.message.nl)")
      #expect(found.message.nl.contains("\nregel \(row) ('\(label.prefix(40))'"))
    }
  }

  /// In a column that is refused or left out by its name.
  @Test func anUnknownColumnHidesNoTotal() throws {
    let list = "klas;naam\n3;Anna\nTotaal;"
    let found = try #require(problem { try readList(list) })
    #expect(found.refusals.map(\.row) == [1, 3] && found.message.nl.hasSuffix(Self.told))
    let left = try #require(problem { try readList(list) { $0.ignoreColumns() } })
    #expect(left.refusals.map(\.row) == [3] && left.message.nl.hasSuffix(Self.told))
    #expect(left.message.en.hasSuffix("this looks like a row with a total. Remove that row"))
  }

  /// Words about somebody beside it: then it is a row whose name is missing.
  @Test(arguments: [
    "klas;naam;rol\n;Anna;gast\nTotaal;;gast", "klas;naam;e-mail\n;Anna;\nTotaal;;a@b.nl",
    "klas;naam;rol\n;Anna;gast\n3H;;",
  ])
  func aRowWithOtherWordsIsNoTotal(list: String) throws {
    let found = try #require(problem { try readList(list) { $0.ignoreColumns() } })
    #expect(found.message.nl.contains("is leeg. Vul een naam in"), "\(found.message.nl)")
    #expect(!found.message.nl.contains("totaalregel"), "\(found.message.nl)")
  }

  /// Who is left out, and people whose rows say "Totaal" beside them, are as they were.
  @Test(arguments: [
    "naam;aanwezig\nAnna;ja\nTotaal;", "opmerking;naam\nTotaal;Anna", "naam\nAnna Totaal\nAnna",
  ])
  func whatIsRightStaysSo(list: String) throws {
    #expect(try readList(list) { $0.ignoreColumns() }.participants.last?.name == "Anna")
  }
}
