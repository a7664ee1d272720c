import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// What spreadsheets, web pages and mail programs leave in a cell.
@Suite struct ListCellTests {
  private func cell(_ text: String, _ column: RosterColumn = .name) throws -> String {
    try CellText(text, of: column).text
  }

  private func fault(_ text: String, _ column: RosterColumn = .name) -> CellFault? {
    do throws(CellFault) {
      _ = try CellText(text, of: column)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    "#VERW!", "#WAARDE!", "#N/B", "#REF!", "#NAAM?", "#DEEL/0!", "#N/A", "#VALUE!", "#NAME?",
    "#DIV/0!", "#GETAL!", "#LEEG!", "#OVERLOOP!", "#SPILL!", "#NULL!", "#BEZUG!", " #n/b ",
    "Err:502", "Fout:508", "#####", "#GETTING_DATA",
  ])
  func anErrorOfASpreadsheetNamesItself(text: String) {
    #expect(fault(text) == .spreadsheetError)
    let message = problem { try readList("naam;rol\nAnna;gast\n\"\(text)\";x") }?.message.nl ?? ""
    #expect(message.contains("regel 3, kolom 'naam' ('\(text.trimmingSpaces())')"), "\(message)")
    #expect(problem { try readList("voornaam;achternaam\nAnna;\"\(text)\"") } != nil)
  }

  @Test(arguments: [
    "Anna #1", "#Anna", "Nb", "N/B Anna", "Err", "Errol", "Fout: 12", "# 3", "#", "C# en F#!",
  ])
  func whatOnlyLooksLikeAnErrorIsNone(text: String) { #expect(fault(text) == nil) }

  /// An infix or name that says that there is none.
  @Test(arguments: [
    "-", "0", "n.v.t.", "NVT", "NULL", "--", "–", "n/a", "niet van toepassing", ".", " - ", "NaN",
    "(leeg)", "\u{A0}",
  ])
  func aPlaceholderIsEmpty(text: String) throws {
    let list = "voornaam;tussenvoegsel;achternaam\nAnton;\"\(text)\";Kok\nBea;;\"\(text)\""
    #expect(try readList(list).participants.map(\.name) == ["Anton Kok", "Bea"])
    #expect(outcome("naam\nAnton\n\"\(text)\";") != .names(["Anton", text]))
    #expect(outcome("naam;rol\nAnton;\"\(text)\"") == .names(["Anton"]))
  }

  /// These are names of people, and answers.
  @Test(arguments: [
    "Null", "Na", "Nan", "Geen", "Nul", "Nvt Jansen", "O", "None", "Nihil", "Onbekend",
  ])
  func aNameThatLooksLikeAPlaceholderIsTaken(text: String) {
    #expect(outcome("voornaam;achternaam\nAnna;\(text)") == .names(["Anna \(text)"]))
  }

  @Test func aZeroCanBeAnAnswer() throws {
    let list = "naam;tonen;zelfde naam;aanwezig\nAnna;1;0;1\nBram;0;-;0"
    let people = try readList(list).participants
    #expect(people.map(\.name) == ["Anna"] && people[0].showsDetails)
  }

  @Test(arguments: [
    ("Sam O&#39;Neill", "Sam O'Neill"), ("J&ouml;rg M&uuml;ller", "Jörg Müller"),
    ("Vos &amp; Kok", "Vos & Kok"), ("Ren&eacute;", "René"), ("&Ccedil;elik", "Çelik"),
    ("Wa&#322;&#x119;sa", "Wałęsa"), ("S&oslash;ren", "Søren"), ("Anna&nbsp;Vos", "Anna\u{A0}Vos"),
    ("&amp;eacute;", "é"), ("&Scaron;imi&cacute;", "Šimić"), ("Vos & Kok", "Vos & Kok"),
    ("R&D; keuken", "R&D; keuken"), ("A&B", "A&B"), ("&foo;", "&foo;"),
    ("&#;", "&#;"), ("&#x;", "&#x;"), ("&#zero;", "&#zero;"), ("&", "&"), ("&;", "&;"),
    ("&qacute;", "&qacute;"),
  ])
  func codesOfWebPagesAreLetters(text: String, letters: String) throws {
    #expect(try cell(text) == letters)
  }

  @Test func codesAreToldAndHideNothing() throws {
    let roster = try readList("naam;rol\n\"Ren&eacute;\";gast\nAnna;\n\"J&ouml;rg\"")
      .warnings
    #expect(roster.count == 1 && roster[0].nl.contains("(regel 2 en 4)"), "\(roster)")
    for text in ["&lt;b&gt;", "Anna &#x202E;soV", "&#61;1+1", "An&#7;na", "Ren&eacute", "Vos &amp"]
    {
      #expect(
        problem { try readList("naam,rol\n\"\(text)\",x") } != nil, "\(text)"
      )
    }
  }

  @Test(arguments: [
    "ZoÃ« MÃ¼ller", "GÃ¼lÅŸah Ã‡elik", "JosÃ© PeÃ±a", "YÄ±ldÄ±z", "RafaÅ‚", "Ã–zil", "Dâ€™Angelo",
    "Nguyá»…n", "Ä°stanbul", "Ã\u{A0} la carte", "Zo√´", "Ren├®", "ÐžÐ»ÐµÐ½Ð°",
    "Â\u{A0}Anna",
  ])
  func lettersThatWereReadWronglyAreRefused(text: String) {
    #expect(fault(text) == .mojibake, "\(text)")
    let message = problem { try readList("naam\n\(text)") }?.message.nl ?? "taken"
    #expect(message.contains("regel 2, kolom 'naam'") && message.contains("UTF-8"), "\(message)")
  }

  @Test(arguments: [
    "JOÃO SÃO", "RENÉ’S", "ANDRÉ”", "Zoë Müller", "Gülşah Çelik", "Ángel", "Øby", "DÉSIRÉ – IDA",
    "ZOË\u{A0}DE WIT", "ZOË\u{A0}de Wit", "IRMÃ", "café\u{A0}– bar", "Ñandú", "één… twee",
    "Nguyễn Thị Hường", "Олена", "محمد", "Łukasz", "ʻĀina", "É«a",
  ])
  func honestLettersAreTaken(text: String) { #expect(fault(text) == nil, "\(text)") }

  @Test(arguments: [
    ("Anna\nVos", "Anna Vos"), ("Anna\r\nVos", "Anna Vos"), ("\u{200E}Anna\u{200F}", "Anna"),
    ("\u{FEFF}Anna", "Anna"), ("Anna\u{200B}", "Anna"), ("\u{202A}Anna\u{202C}", "Anna"),
    ("Anna\n", "Anna"), ("\u{AD}Anna \u{2060}", "Anna"), ("\u{2066}Anna\u{2069}", "Anna"),
    ("Anna\u{2028}Vos", "Anna Vos"),
  ])
  func lineBreaksAndOuterMarksGo(text: String, expected: String) throws {
    #expect(try cell(text) == expected)
  }

  @Test(arguments: ["Jan\u{202E}", "Jan\u{200B}Vos", "J\u{AD}an Vos", "\u{202E}Jan\u{202C}"])
  func marksInsideAreStillRefused(text: String) {
    #expect(outcome("naam;rol\nAnna;\n\(text);") == .refused(rows: [3]))
  }

  @Test func aLineBreakBetweenTasksIsRefused() throws {
    func tasks(_ text: String) throws -> [String]? {
      try readList("naam;taken\nAnna;\"\(text)\"").participants[0].tasks?.map(\.text)
    }
    #expect(
      problem { try tasks("Kookt\nWast af") }?.message.nl.contains("Zet tussen twee taken een |")
        == true)
    #expect(try tasks("Kookt |\nWast af") == ["Kookt", "Wast af"])
    #expect(try tasks("Kookt\n| Wast af\n") == ["Kookt", "Wast af"])
    #expect(problem { try tasks("Kookt |\nWast\naf") } != nil)
    let message = try readList("naam;bericht\nAnna;\"Dank\nje wel\"").participants[0].message
    #expect(message == "Dank\nje wel")
  }

  @Test(
    arguments: [
      ("-", nil), ("geen", nil), ("Geen e-mail", nil), ("n.v.t.", nil), ("onbekend", nil),
      ("0", nil),
      ("Naam <a@b.nl>", "a@b.nl"), ("\"Vos, Anna\" <a@b.nl>", "a@b.nl"), ("<a@b.nl>;", "a@b.nl"),
      ("mailto:a@b.nl", "a@b.nl"), ("a@b.nl;", "a@b.nl"), (" a@b.nl\u{A0}", "a@b.nl"),
      ("\u{202A}a@b.nl\u{202C}", "a@b.nl"), ("geen@b.nl", "geen@b.nl"), ("a@b.nl\n", "a@b.nl"),
    ] as [(String, String?)])
  func readsAddresses(text: String, address: String?) throws {
    let cell = "\"" + text.replacing("\"", with: "\"\"") + "\""
    #expect(try readList("naam;e-mail\nAnna;\(cell)").participants[0].email == address)
  }

  @Test(arguments: [
    "a@b.nl; c@d.nl", "A <a@b.nl>, C <c@d.nl>", "a@b", "a b@c.nl", "Anna", "a@b.nl\nc@d.nl",
    "@b.nl",
    "<b>a@b.nl</b>", "a@b.nl <script>", "=a@b.nl",
  ])
  func refusesWhatIsNoAddress(text: String) {
    #expect(outcome("naam;e-mail\nAnna;\"\(text)\"") == .refused(rows: [2]))
  }
}
