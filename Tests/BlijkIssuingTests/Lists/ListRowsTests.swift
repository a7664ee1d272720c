import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Rows and columns as spreadsheets write them.
@Suite struct ListRowsTests {
  /// Rows that end early, empty columns and rows, and more empty cells than columns: all of it is taken.
  @Test(arguments: [
    "naam;rol;e-mail\nAnna;;\nBram", "naam;rol\nAnna;;;;\nBram;;;;;;;;", ";naam\n;Anna\n;Bram",
    "naam;;rol\nAnna;;gast\nBram;;", ";;naam;;\n;;Anna;;\n;;Bram", "\n\nnaam\n\nAnna\n\n\nBram\n",
    "naam;rol\n;\n;;\nAnna;gast\n ; \nBram", ";naam;rol\n;Anna;\n;Bram",
    "naam,rol\nAnna\nBram,gast", "naam\trol\nAnna\t\t\nBram", "naam;rol\rAnna\rBram;\r",
    "naam;rol\n\u{A0};\u{200B}\nAnna\nBram",
  ])
  func emptyCellsDoNotCount(text: String) {
    #expect(outcome(text) == .names(["Anna", "Bram"]), "\(text)")
  }

  /// Text where no column is belongs to nobody knows what.
  @Test(arguments: [
    ("naam;rol\nAnna;gast;x", [2]), ("naam;;rol\nAnna;x;gast", [2]),
    (";naam\nx;Anna\n;Bram", [2]), ("naam\nVos; Anna\nBram", [2]),
    ("naam,rol\nVos, Anna,gast", [2]), ("naam;rol\nAnna;a;b\nBram\nCo;a;b", [2, 4]),
    ("naam;rol;\nAnna;gast;x", [2]), ("naam;rol\nAnna;;;;x", [2]),
    ("naam;rol\nAnna;a;b;c;d", [2]), ("naam\nAnna\n;x", [3, 3]),
  ])
  func textOutsideTheColumnsIsRefused(text: String, rows: [Int]) {
    let found = problem { try readList(text) }
    #expect(found?.refusals.map(\.row) == rows, "\(found?.message.nl ?? "taken")")
  }

  /// A title above the heading is passed over, and told.
  @Test(arguments: [
    "Deelnemerslijst EHBO\nnaam;rol\nAnna;gast", "Cursus, najaar 2026\n\nnaam;rol\nAnna;gast",
    "Lijst\nDocent:;Jan\nDatum:;3-11\n\nnaam;rol\nAnna;gast",
    "Buurtkamer, Moerwijk, Den Haag\nnaam;rol\nAnna;gast", "Rol van de dag\nnaam;rol\nAnna;gast",
    "\"Lijst\nvan vandaag\";\nnaam;rol\nAnna;gast", "A;B;C\nnaam;rol\nAnna;gast",
    "1;2\nVoornaam;Achternaam\nAnna;", "x\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nnaam\nAnna",
    "Lijst 2026,,\nNaam,Rol,\nAnna,gast,",
  ])
  func aTitleIsPassedOver(text: String) throws {
    let roster = try readList(text)
    #expect(roster.participants.map(\.name) == ["Anna"])
    #expect(roster.warnings.contains { $0.nl.contains("Wat erboven staat, telt niet") })
  }

  /// Nobody above a second heading is lost, and a list without a heading has none.
  @Test(arguments: [
    ("naam;rol\nAnna;gast\nnaam;rol\nBram;kok", "regel 3"),
    ("naam;klas\nAnna;2\nnaam;rol\nBram;kok", "'klas'"), ("Anna\nBram", "geen kopregel"),
    ("Anna;Vos\nBram;Kok", "geen kopregel"), ("Klantnaam;Klas\nAnna;2", "'Klantnaam', 'Klas'"),
    ("Mailadressen\na@b.nl", "'Mailadressen'"), ("Groep 3;Opmerking\nx;y", "'Groep 3'"),
    ("e-mail\na@b.nl", "'naam' ontbreekt"), ("voornaam\nAnna", "'naam' ontbreekt"),
    ("x\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nx\nnaam\nAnna", "geen kopregel"),
  ])
  func whatLooksLikeAHeadingIsCalledOne(text: String, reason: String) {
    let message = problem { try readList(text) }?.message.nl ?? "taken"
    #expect(message.contains(reason), "\(message)")
  }
}
