import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Names as they are written down.
@Suite struct ListNameTests {
  @Test(
    arguments: [
      (
        "voornaam;tussenvoegsel;achternaam\nYusuf;;Haddad\nSuharto;;\n;;Wulandari",
        ["Yusuf Haddad", "Suharto", "Wulandari"]
      ),
      ("roepnaam;voorvoegsel(s);achternaam\nCorrie;van 't;Hart", ["Corrie van 't Hart"]),
      ("voorletters;achternaam\nA.B.;Vos", ["A.B. Vos"]),
      (
        "roepnaam;voornaam;voorletters;achternaam\nAnna;Anna Maria;A.M.;Vos\n;Bram;B.;Kok\n;;C.;Blok",
        ["Anna Vos", "Bram Kok", "C. Blok"]
      ),
      (
        "naam\nRavi s/o Kumar\nMeera a/p Raman\nSiti d/o Ali",
        ["Ravi s/o Kumar", "Meera a/p Raman", "Siti d/o Ali"]
      ),
      (
        "naam\nAnna\u{A0}de\u{A0} Wit\nBram  Kok\nCo \u{2009}\u{3000}Blok",
        ["Anna de Wit", "Bram Kok", "Co Blok"]
      ),
      ("voornaam;achternaam\nAnna ; Vos ", ["Anna Vos"]), ("naam\nX\nO", ["X", "O"]),
      ("tussenvoegsel;voornaam;achternaam\nde;Anna;", ["Anna de"]),
      ("naam\n陳美玲\nمحمد عبد", ["陳美玲", "محمد عبد"]),
    ] as [(String, [String])])
  func namesAreTaken(text: String, names: [String]) {
    #expect(outcome(text) == .names(names))
  }

  @Test(
    arguments: [
      ("voornaam;tussenvoegsel;achternaam\n;de;", [2]), ("naam;rol\n-;gast", [2]), ("naam\n/", [2]),
      ("naam;rol\n0;gast", [2]), ("naam\n/etc/passwd", [2]), ("naam\nC:\\Jan", [2]),
      ("naam\n../Jan", [2]),
      ("voornaam;achternaam;rol\n;;gast\nn.v.t.;-;gast", [2, 3]), ("naam\nAnna/", [2]),
      ("naam;rol\nNULL;x", [2]),
    ] as [(String, [Int?])])
  func whatIsNoNameIsRefused(text: String, rows: [Int?]) {
    #expect(outcome(text) == .refused(rows: rows))
  }

  @Test(arguments: [
    "Afwezig:", "Aanwezig: 7", "Opmerkingen:", "Naam", "Docent: Jan", "Pagina 1", "Afwezig: 2",
  ])
  func whatIsNoPersonIsRefused(text: String) {
    let found = problem { try readList("naam;rol\nAnna;gast\n\(text);\n") }
    #expect(found?.refusals.map(\.row) == [3])
    #expect(found?.message.nl.contains("geen persoon") == true, "\(found?.message.nl ?? "")")
    #expect(problem { try readList("voornaam;achternaam\nAnna;Vos\n;\(text)") } != nil)
  }

  /// Surnames and first names that are words of a total.
  @Test(arguments: [
    "Anna Totaal", "Som Chai", "Som", "Max", "Max Som", "Total Kumar", "Sum Wing", "Present Ali",
    "Page",
    "Docent", "Anna Afwezig", "Grand", "Note", "Count Basie",
  ])
  func peopleWithSuchANameAreTaken(text: String) {
    #expect(outcome("naam;rol\nAnna;gast\n\(text);") == .names(["Anna", text]))
  }

  @Test(arguments: [
    ("Vos, Anna", "Anna Vos"), ("Jong, Bram de", "Bram de Jong"), ("de Jong, Bram", "Bram de Jong"),
    ("Jong, de, Bram", "Bram de Jong"), ("Jong, Bram, de", "Bram de Jong"),
    ("Vos,Anna", "Anna Vos"),
    ("Berg, Anna van den", "Anna van den Berg"), ("Vos, A.", "A. Vos"),
    ("Vos, Jan, jr.", "Jan Vos, jr."),
    ("Haddad, Yusuf", "Yusuf Haddad"),
  ])
  func lastNameFirstIsToldAndTurned(text: String, turned: String) throws {
    let list = "naam;rol\n\(text);\nCo Blok;"
    let roster = try readList(list)
    #expect(roster.participants.map(\.name) == [text, "Co Blok"])
    let warning = try #require(roster.warnings.first, "\(text)").nl
    #expect(
      warning.contains("--last-name-first") && warning.contains("'\(turned)'")
        && warning.contains("regel 2"))
    let right = try readList(list) { $0.turnNames() }
    #expect(right.participants.map(\.name) == [turned, "Co Blok"] && right.warnings.isEmpty)
    // A replacement reads what was kept, without being told again.
    #expect(right.participants[0].cells[.name] == turned)
  }

  @Test(arguments: [
    "Smit, jr.", "Jan Smit, sr", "Anna Vos", "Smit, PhD", "Smit, III", "Vos,", ", Anna",
    "Vos, Kok, Blok, Co",
    "Jansen, & Zn.", "Vos, Anna, Bram",
  ])
  func otherCommasStay(text: String) throws {
    let roster = try readList("naam;rol\n\(text);") { $0.turnNames() }
    #expect(roster.participants.map(\.name) == [text])
    #expect(try readList("naam;rol\n\(text);").warnings.isEmpty)
  }
}
