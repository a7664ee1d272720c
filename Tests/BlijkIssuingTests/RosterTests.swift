import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

@Suite struct RosterTests {
  private func roster(_ text: String, _ kind: Kind = .praktijkverklaring) throws -> Roster {
    try readList(text, for: kind)
  }

  @Test func readsEveryColumnInDutch() throws {
    let text = """
      Naam;E-mail;Rol;Periode;Taken;Setting;Bericht;Ondertekenaar;Extern bewijs;Tonen;Taal;Zelfde naam
      Gülşah Çağlayan;g@voorbeeld.example;gastvrouw;2026-02/2026-10;Ontvangt gasten: zelfstandig | Verzorgt koffie;keuken;"Dank
      je wel";A. Jansen, beheerder;Oranje Kruis 123456782;ja;nl;nee
      """
    let person = try #require(try roster(text).participants.first)
    #expect(person.row == 2)
    #expect(person.name == "Gülşah Çağlayan")
    #expect(person.email == "g@voorbeeld.example")
    #expect(person.role == "gastvrouw")
    #expect(person.period == Period("2026-02/2026-10"))
    #expect(
      person.tasks == [
        PracticeTask(text: "Ontvangt gasten", level: .independent),
        PracticeTask(text: "Verzorgt koffie", level: nil),
      ])
    #expect(person.setting == "keuken")
    #expect(person.message == "Dank\nje wel")
    #expect(person.signatory == Signatory("A. Jansen, beheerder"))
    #expect(person.externalProof == "Oranje Kruis 123456782")
    #expect(person.showsDetails)
    #expect(person.language == .nl)
    #expect(try roster(text).warnings.isEmpty)
  }

  @Test func readsEveryColumnInEnglish() throws {
    let text = """
      name,email,role,period,tasks,setting,message,signatory,external proof,show,language,same name
      Noor al-Hashimi,n@voorbeeld.example,host,2026-02/,Makes coffee: with little help,kitchen,Thanks,A. Jansen,x,yes,en,no
      """
    let person = try #require(try roster(text).participants.first)
    #expect(person.tasks == [PracticeTask(text: "Makes coffee", level: .littleHelp)])
    #expect(person.period == Period("2026-02/"))
    #expect(person.language == .en)
    #expect(person.showsDetails)
  }

  @Test(arguments: [
    "Voornaam;Tussenvoegsel;Achternaam\nCorrie;van 't;Hart",
    "first name,infix,last name\nCorrie,van 't,Hart",
    "ACHTERNAAM;VOORNAAM;tussenvoegsel\nHart;Corrie;van 't", "Naam\nCorrie van 't Hart",
    "Volledige_naam\n Corrie van 't Hart ", "full-name\nCorrie van 't Hart",
  ])
  func joinsNames(text: String) throws {
    #expect(try roster(text).participants.map(\.name) == ["Corrie van 't Hart"])
  }

  @Test func withoutAnInfixThereIsOneSpace() throws {
    #expect(
      try roster("voornaam;tussenvoegsel;achternaam\nOlena;;Kovalchuk").participants[0].name
        == "Olena Kovalchuk")
  }

  @Test(arguments: [
    ("met hulp", PracticeTask.Level.assisted), ("Met Weinig Hulp", .littleHelp),
    ("zelfstandig", .independent),
    ("legt het anderen uit", .explains), ("with help", .assisted), ("independently", .independent),
    ("explains it to others", .explains),
  ])
  func readsLevels(word: String, level: PracticeTask.Level) throws {
    let person = try roster("naam;taken\nJan;Kookt: soep: \(word)").participants[0]
    #expect(person.tasks == [PracticeTask(text: "Kookt: soep", level: level)])
  }

  @Test func warnsAboutColumnsWithoutAPlace() throws {
    let warnings = try roster("naam;taken;periode\nJan;Kookt;2026-02/", .certificaat).warnings
    #expect(warnings.count == 2)
    #expect(warnings[0].nl.contains("'taken'") && warnings[1].nl.contains("'periode'"))
    #expect(try roster("naam;voornaam\nJan Smit;Jan").warnings.count == 1)
  }

  /// A list, the line and column that are named, and a word of the reason.
  static let refusals: [(String, String, String)] = [
    ("", "", "leeg"), ("naam\n", "", "niemand"), ("Jan\nPiet", "regel 1", "kopregel"),
    ("naam;hobby\nJan;vis", "regel 1", "'hobby'"), ("voornaam\nJan", "regel 1", "'naam' ontbreekt"),
    ("e-mail\nx@y.example", "regel 1", "'naam' ontbreekt"),
    ("naam;name\nJan;Jan", "regel 1", "twee keer"),
    ("naam;rol\nJan;kok\n;kok", "regel 3, kolom 'naam'", "is leeg"),
    ("voornaam;achternaam;rol\n;;kok\n", "regel 2, kolom 'voornaam'", "is leeg"),
    ("naam\nJan Smit\nPiet\njan  SMIT", "regel 4, kolom 'naam'", "regel 2"),
    ("naam;e-mail\nJan;a@b.nl\nJan;A@B.nl", "regel 3, kolom 'naam'", "regel 2"),
    ("naam;e-mail\nJan;a@b.nl\nJan;", "regel 3, kolom 'naam'", "zelfde naam"),
    ("naam\nFatma Y?ld?z", "regel 2, kolom 'naam'", "Excel"),
    ("naam\nFatma Y\u{FFFD}l", "regel 2, kolom 'naam'", "Excel"),
    ("naam\n<script>alert(1)</script>", "regel 2, kolom 'naam'", "Opmaak"),
    ("naam\n=cmd()", "regel 2, kolom 'naam'", "formule"),
    ("naam\n../../etc/passwd", "regel 2, kolom 'naam'", "pad"),
    ("naam\nJan\u{202E}", "regel 2, kolom 'naam'", "U+202E"),
    ("naam\nJan 123456782", "regel 2, kolom 'naam'", "BSN"),
    ("naam\n" + String(repeating: "a", count: 200), "regel 2, kolom 'naam'", "te lang"),
    ("naam;rol\nJan;nr 111222333", "regel 2, kolom 'rol'", "BSN"),
    ("naam;taken\nJan;Kookt | BSN 1234.56.782", "regel 2, kolom 'taken'", "BSN"),
    ("naam;setting\nJan;123456782", "regel 2, kolom 'setting'", "BSN"),
    ("naam;bericht\nJan;123456782", "regel 2, kolom 'bericht'", "BSN"),
    ("naam;periode\nJan;2026", "regel 2, kolom 'periode'", "2026-02/2026-10"),
    ("naam;periode\nJan;2026-10/2026-02", "regel 2, kolom 'periode'", "periode"),
    ("naam;taken\nJan;Kookt: goed", "regel 2, kolom 'taken'", "niveau"),
    ("naam;taken\nJan;a|b|c|d|e|f|g|h|i", "regel 2, kolom 'taken'", "meer dan 8"),
    ("naam;taken\nJan;Kookt||Wast | ", "regel 2, kolom 'taken'", "is leeg"),
    ("naam;taken\nJan;" + String(repeating: "a", count: 121), "regel 2, kolom 'taken'", "te lang"),
    ("naam;tonen\nJan;misschien", "regel 2, kolom 'tonen'", "ja of nee"),
    ("naam;taal\nJan;fr", "regel 2, kolom 'taal'", "nl of en"),
    ("naam;e-mail\nJan;jan", "regel 2, kolom 'e-mail'", "e-mailadres"),
    ("naam;e-mail\nJan;a@b", "regel 2, kolom 'e-mail'", "e-mailadres"),
    ("naam;e-mail\nJan;=a@b.nl", "regel 2, kolom 'e-mail'", "formule"),
    ("naam;e-mail\nJan;a\u{202E}b@c.nl", "regel 2, kolom 'e-mail'", "U+202E"),
    ("naam;e-mail\nJan;a\u{7}b@c.nl", "regel 2, kolom 'e-mail'", "U+0007"),
    ("naam;e-mail\nJan;a b@c.nl", "regel 2, kolom 'e-mail'", "e-mailadres"),
    ("naam;ondertekenaar\nJan;<b>", "regel 2, kolom 'ondertekenaar'", "Opmaak"),
    ("naam;extern bewijs\nJan;=1+1", "regel 2, kolom 'extern bewijs'", "formule"),
    ("naam;rol\nJan;kok;x", "regel 2", "meer cellen dan kolommen"),
    ("naam\n\"Jan", "regel 2", "ontbreekt een aanhalingsteken"),
  ]

  @Test(arguments: refusals.indices)
  func refuses(index: Int) {
    let (text, place, reason) = Self.refusals[index]
    let found = problem { try roster(text) }
    #expect(found?.code == .badRoster)
    let message = found?.message.nl ?? ""
    #expect(message.contains(place) && message.contains(reason), "\(text) → \(message)")
  }

  /// Values are checked too where the kind of document has no place for them.
  @Test func checksUnusedColumns() {
    #expect(
      problem { try roster("naam;taken\nJan;123456782", .certificaat) }?.message.nl.contains("BSN")
        == true)
  }

  @Test func namesEveryRowThatIsWrong() {
    let ragged = problem { try roster("naam;rol\nJan;kok\nPiet;a;b\nNoor;kok\nAya;kok;3") }
    #expect(
      ragged?.message.nl.split(separator: "\n").dropFirst().map { $0.prefix(22) }
        == ["regel 3 en 5 ('b', '3'"])
    let lines = problem { try roster("naam\nJan\n<b>\nPiet\n=1\n?") }?.message.nl.split(
      separator: "\n")
    #expect(lines?.dropFirst().map { $0.prefix(8) } == ["regel 3,", "regel 5,", "regel 6,"])
    let many =
      "naam\n" + (1...100).map { "+\($0)\nx\(String(repeating: "y", count: 80 + $0))\n" }.joined()
    let shown = problem { try roster(many) }?.message.nl.split(separator: "\n")
    #expect(shown?.count == 42)
    #expect(shown?.last == "en nog 61 regels")
  }

  @Test(arguments: [
    "naam;zelfde naam\nJan;ja\nJan;ja", "naam;zelfde naam\nJan;\nJan;ja",
    "naam;e-mail\nJan;a@b.nl\nJan;c@d.nl",
  ])
  func takesNamesakes(text: String) throws {
    #expect(try roster(text).participants.count == 2)
  }

  @Test func ordinarySignsArePartOfANames() throws {
    let names = ["d'Ancona & Zn.", "O'Brien", "Smit, jr.", "A. de Groot-Jansen"]
    let text = "naam;rol\n" + names.map { "\"\($0)\";\n" }.joined()
    #expect(try roster(text).participants.map(\.name) == names)
  }

  @Test func theProblemNamesTheFile() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("lijst.csv", "naam\n<b>")
    let found = problem { try Roster(Sheet(file: path), for: .certificaat) }
    #expect(found?.message.nl.contains("lijst.csv klopt nog niet. Er is niets uitgegeven") == true)
    #expect(found?.message.nl.contains("regel 2") == true)
  }
}
