import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// All that is wrong is told at once, and the same fault once.
@Suite struct ListRefusalTests {
  @Test(
    arguments: [
      ([4], "4"), ([4, 5], "4 en 5"), ([4, 5, 6], "4 t/m 6"),
      ([4, 9] + Array(12...40), "4, 9 en 12 t/m 40"),
      ([1, 3, 5], "1, 3 en 5"), ([2, 2, 3], "2 en 3"), (Array(2...5001), "2 t/m 5001"), ([], ""),
      (
        Array(stride(from: 2, through: 40, by: 2)),
        "2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 en nog 8"
      ),
      ([1, 2, 4, 5, 7, 8, 9], "1, 2, 4, 5 en 7 t/m 9"),
    ] as [([Int], String)])
  func rowsAreSaidInWords(rows: [Int], words: String) {
    #expect(RowRanges(rows).text.nl == words)
  }

  @Test func theSameFaultIsSaidOnce() throws {
    let people = (2...40).map { $0 == 3 || $0 == 7 ? "P\($0);\n" : ";\n" }
    let found = try #require(
      problem {
        try readList("naam;e-mail;rol\n" + people.map { "\($0.dropLast())x;gast\n" }.joined())
      })
    #expect(found.refusals.count == 39 + 37)
    let lines = found.message.nl.split(separator: "\n").dropFirst()
    #expect(
      lines == [
        "regel 2, 4 t/m 6 en 8 t/m 40, kolom 'naam': is leeg. Vul een naam in, of haal de regel weg",
        "regel 2 t/m 40, kolom 'e-mail' ('x'): is geen e-mailadres. Verbeter het, of maak de cel leeg",
      ])
    #expect(found.message.en.contains("line 2, 4 to 6 and 8 to 40, column 'naam': is empty."))
  }

  @Test func whatStandsThereIsShown() throws {
    let found = try #require(
      problem { try readList("naam;taal\nA;fr\nB;de\nC;fr\nD;pl\nE;ar\nF;\u{7}\u{202E}") })
    let line = found.message.nl.split(separator: "\n").last
    #expect(
      line
        == "regel 2 t/m 7, kolom 'taal' ('fr', 'de', 'pl', …): is geen nl of en. Vul een van beide in, of laat het leeg"
    )
    #expect(found.refusals.last?.cell == "[U+0007][U+202E]")
  }

  /// Every fault of every row, whatever else is wrong.
  @Test(
    arguments: [
      ("naam;rol;hobby\n;gast;\nAnna;<b>;x;y\n\"Co", [1, 2, 3, 3, 4]),
      ("naam;taal;e-mail;periode\n<b>;fr;x;2026", [2, 2, 2, 2]),
      ("hobby;e-mail\nx;y\nz;a@b.nl", [1, 1, 2]), ("naam;naam;x\nA;B;\n;;", [1, 1]),
      ("naam;e-mail\n#N/B;x\nZoÃ«;y", [2, 2, 3, 3]), ("naam;aanwezig;taal\nA;?;fr", [2, 2]),
      ("voornaam;achternaam;taal\n#N/B;Vos;fr\n;;fr", [2, 2, 3, 3]),
      ("naam;tonen;zelfde naam;vervangt\nA;x?;y?;z", [2, 2, 2]),
      ("naam;taken;rol\nA;\"x\ny\";<", [2, 2]),
      ("naam\nA\nA\n=1\nA", [3, 4, 5]),
    ] as [(String, [Int?])])
  func nothingHidesAnother(text: String, rows: [Int?]) {
    let found = problem { try readList(text) }
    #expect(found?.refusals.map(\.row) == rows, "\(found?.message.nl ?? "taken")")
  }

  /// Also what does not fit on paper, what is of another day, and what the list itself has wrong.
  @Test func paperAndDatesAreToldToo() throws {
    let issuer = try TestIssuer()
    let wide = String(repeating: "W", count: 80)
    let path = try issuer.home.file(
      "lijst.csv", "naam;periode;e-mail\n\(wide);;\nAnna;2099-01/;\nBram;;x\n")
    let found = try #require(
      problem {
        try Issuer(folder: issuer.folder).plan(
          IssueRequest(achievement: "gastheer"), for: Sheet(file: path))
      })
    #expect(Set(found.refusals.map(\.row)) == [2, 3, 4], "\(found.message.nl)")
  }

  /// Each says what to do.
  @Test(arguments: [
    "naam\n", "naam;x\nA;1", "e-mail\na@b.nl", "Jan\nPiet", "naam;rol\n;x", "naam;e-mail\nA;x",
    "naam\n<b>",
    "naam\n=1", "naam\nA?", "naam\nA\nA", "naam;taal\nA;fr", "naam;periode\nA;x", "naam;tonen\nA;q",
    "naam;vervangt\nA;x", "naam;taken\nA;x:y", "naam\n#N/B", "naam\nTotaal:", "naam\n\"A",
    "naam;rol\nA;b;c",
    "naam;aanwezig\nA;q", "naam\n123", "naam\nA 123456782", "naam\nJ\u{200B}an", "naam\nZoÃ«", "",
  ])
  func eachSaysWhatToDo(text: String) throws {
    let found = try #require(problem { try readList(text) }, "\(text)")
    let verbs = [
      "Zet ", "Vul ", "Haal ", "Verbeter ", "Typ ", "Open ", "Maak ", "Schrijf ", "Kijk ",
      "Herstel ", "Kies",
    ]
    for refusal in found.refusals {
      let said = refusal.message.nl
      #expect(verbs.contains { said.contains(". \($0)") }, "\(said)")
    }
  }
}
