import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// What administrations call their columns.
@Suite struct ListHeadingTests {
  @Test(
    arguments: [
      ("Naam deelnemer", RosterColumn.name), ("NAAM", .name), ("naam\u{A0}", .name),
      ("\u{FEFF}naam", .name), ("ï»¿naam", .name), ("Naam (zoals op het diploma)", .name),
      ("Volledige\nnaam", .name), ("Voor- en achternaam", .name), ("Full Name*", .name),
      ("Roepnaam", .callName), ("Voornaam:", .givenName), ("First Name", .givenName),
      ("Voorletters", .initials), ("Voorvoegsel(s)", .infix), ("Voorvoegsels", .infix),
      ("Tussenvoegsel(s)", .infix), ("Surname", .familyName), ("ACHTER\u{AD}NAAM", .familyName),
      ("E-mail adres", .email), ("E-mailadres", .email), ("e-mail_address", .email),
      ("E\u{2011}mail", .email), ("Emailadres", .email), ("Aanwezig?", .present),
      ("Aanwezig (ja/nee)", .present), ("Geslaagd", .passed), ("afwezig", .absent),
      ("Presentie", .present), ("aanw.", .present), ("Resultaat", .passed), ("Afgerond", .passed),
      ("Geslaagd ja/nee", .passed),
      ("Waar", .setting), ("Rol/functie", nil), ("aantal keer", nil), ("Klas", nil), ("", nil),
      ("naam docent", nil), ("aanwezig 3 november", nil),
    ] as [(String, RosterColumn?)])
  func knowsHeaders(header: String, column: RosterColumn?) {
    #expect(RosterColumn(header: header) == column)
  }

  /// No two columns have a header in common.
  @Test func everyHeaderIsOfOneColumn() {
    for column in RosterColumn.allCases {
      for header in column.headers + [column.rawValue] {
        #expect(RosterColumn(header: header) == column, "\(header)")
      }
    }
  }

  @Test func allUnknownColumnsAreNamedAtOnce() throws {
    let text = "Stamnr;Naam;Klas;aantal keer;\nA1;Anna;3H;4;\n"
    let found = try #require(problem { try readList(text) })
    #expect(found.refusals.map(\.row) == [1])
    for word in ["'Stamnr', 'Klas', 'aantal keer'", "--ignore-columns", "tussenvoegsel"] {
      #expect(found.message.nl.contains(word), "\(found.message.nl)")
    }
    #expect(found.message.en.contains("'Stamnr', 'Klas', 'aantal keer'"))
    let roster = try readList(text) { $0.ignoreColumns() }
    #expect(roster.participants.map(\.name) == ["Anna"])
    #expect(roster.warnings.map(\.nl).contains { $0.contains("'Stamnr', 'Klas', 'aantal keer'") })
  }

  /// What is left out may hold anything; what is beyond the last column may be a cell that slid.
  @Test func ignoringGoesAsFarAsColumnsDo() throws {
    func ignoring(_ text: String) -> ListOutcome { outcome(text) { $0.ignoreColumns() } }
    #expect(ignoring("naam;klas\nAnna;#N/B") == .names(["Anna"]))
    #expect(ignoring("naam;klas\nAnna;<b>\nBram;ZoÃ«") == .names(["Anna", "Bram"]))
    #expect(ignoring(";naam\n1;Anna\n2;Bram") == .names(["Anna", "Bram"]))
    #expect(ignoring("naam;klas\nAnna;3;x") == .refused(rows: [2]))
    #expect(ignoring("naam;naam\nAnna;Bram") == .refused(rows: [1]))
    #expect(ignoring("klas;groep\n1;2") == .refused(rows: [1]))
    let roster = try readList(";naam;klas\n1;Anna;3") { $0.ignoreColumns() }
    #expect(roster.warnings.first?.nl.contains("'klas', 'A'") == true, "\(roster.warnings)")
    #expect(RosterColumns.letter(ofColumn: 25) == "Z" && RosterColumns.letter(ofColumn: 26) == "AA")
  }
}
