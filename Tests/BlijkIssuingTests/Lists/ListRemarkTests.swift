import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// What stands in a name and is no part of it.
@Suite struct ListRemarkTests {
  /// Somebody who was not there, or did not pass, gets no certificate by mistake.
  @Test(arguments: [
    "Anna Vos (afwezig)", "Anna Vos (stopt)", "Anna Vos (Ziek)", "Anna Vos [gestopt per 1/1]",
    "Anna Vos (niet geslaagd)", "Anna Vos (afwezig", "(afgemeld) Anna Vos", "Anna (absent) Vos",
    "Anna Vos (2x) (afwezig)", "Anna Vos (stopped)",
  ])
  func aRemarkThatLeavesOutIsRefused(text: String) throws {
    let found = try #require(problem { try readList("naam;rol\nBram;\n\(text);") }, "\(text)")
    #expect(found.refusals.map(\.row) == [3])
    #expect(found.message.nl.contains("regel 3, kolom 'naam' ('\(text)'): heeft een opmerking"))
    #expect(found.message.nl.contains(". Haal de opmerking weg, of de hele regel"))
    #expect(found.message.en.contains("has a remark in brackets"))
  }

  @Test(arguments: [
    "Jan (2x)", "Maria (Mies) Vos", "Anna Vos (nieuw)", "Anna Vos [klas 2]", "Anna (Ziekman)",
    "Jan Vos (Stoptmans)", "Jan {kok}", "Jan (Johannes) Ziek",
  ])
  func anotherIsToldWithItsRowAndText(text: String) throws {
    let roster = try readList("naam;rol\nBram;\n\(text);\nCo;")
    #expect(roster.participants.map(\.name) == ["Bram", text, "Co"])
    #expect(roster.warnings.count == 1)
    #expect(
      roster.warnings.first?.nl.contains("'\(text)' (regel 3). Is het een opmerking?") == true)
    #expect(roster.warnings.first?.en.contains("'\(text)' (line 3). Is it a remark?") == true)
  }

  @Test func manyAreToldAsFarAsTheyAreFew() throws {
    let people = (1...12).map {
      "Jan \($0 < 10 ? "A" : "B")\(String(repeating: "o", count: $0)) (x)"
    }
    let roster = try readList("naam\n" + people.joined(separator: "\n"))
    let told = try #require(roster.warnings.first?.nl)
    #expect(
      told.contains("(regel 2), '") && told.contains("(regel 11) en nog 2. Is het"), "\(told)")
  }

  /// A code for a character that is not there is no name, whole or cut off by a semicolon.
  @Test(arguments: [
    "Anna &#0; Vos", "Anna&#x0;", "Anna &#xD800;", "Anna &#99999999999;", "Anna &amp;#0;",
    "Ren&eacute; &#00;",
  ])
  func aCodeThatMeansNothingIsRefused(text: String) throws {
    let found = try #require(problem { try readList("naam,rol\nBram,\n\(text),x") }, "\(text)")
    #expect(found.refusals.map(\.row) == [3] && found.message.nl.contains("die niets betekent (&#"))
    #expect(found.message.nl.contains(". Typ de tekst opnieuw"))
    let cut = try #require(problem { try readList("naam;rol\nBram;\nAnna&#0;x") })
    #expect(cut.message.nl.contains("zonder puntkomma"), "\(cut.message.nl)")
  }

  @Test(arguments: [
    "RenŽ Smit", "RenŽe", "JosŽ-Maria", "Selma AkŸl", "Jos‚ Vos", "Andr‚s", "mcŒr", "Gar‡on",
  ])
  func lettersOfAnOldPageAreTold(text: String) throws {
    let roster = try readList("naam;rol\nBram;\n\(text);")
    #expect(roster.participants.map(\.name) == ["Bram", text])
    #expect(roster.warnings.count == 1)
    #expect(roster.warnings.first?.nl.contains("'\(text)' (regel 3). Klopt de naam niet?") == true)
    #expect(roster.warnings.first?.en.contains("'\(text)' (line 3). Is the name wrong?") == true)
  }

  @Test(arguments: [
    "Žiga Novak", "Živa Žagar", "ŽIGA NOVAK", "RENŽ", "Anna-Žofia Šimić", "Cœur", "Ian O’Neill",
    "Miloš Krež", "DeVries", "DŽamonja", "Ÿ", "J. Š.", "Anže Šuštar", "Œdipe Bos", "René d’Été",
  ])
  func honestNamesAreNotDoubted(text: String) throws {
    let roster = try readList("naam;rol\nBram;\n\(text);")
    #expect(roster.participants.map(\.name) == ["Bram", text])
    #expect(roster.warnings.isEmpty, "\(roster.warnings)")
  }
}
