import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Which sheet is the list, where a file has more than one.
@Suite struct SheetChoiceTests {
  private typealias Page = (name: String, rows: [[String]], isHidden: Bool)

  /// The same pages as both kinds of file.
  private func files(_ pages: [Page]) -> [[UInt8]] {
    var excel = XLSXMaker(rows: "")
    excel.sheets = pages.map { ($0.name, "<sheetData>\(XLSXMaker.rows($0.rows))</sheetData>") }
    var office = ODSMaker(rows: "")
    office.styles =
      "<style:style style:name=\"h\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>"
    office.tables = pages.map { page in
      ODSMaker.table(
        page.name, ODSMaker.rows(page.rows), page.isHidden ? "table:style-name=\"h\"" : "")
    }.joined()
    for (index, page) in pages.enumerated() where page.isHidden {
      excel.states[index] = "state=\"hidden\""
    }
    return [excel.bytes, office.bytes]
  }

  private func chosen(_ pages: [Page], _ name: String? = nil) throws -> [[String]?] {
    let folder = try TemporaryFolder()
    return try files(pages).map { bytes in
      try Sheet(file: folder.file("lijst", bytes), sheet: name).heading?.cells
    }
  }

  private func refused(_ pages: [Page], _ name: String? = nil) throws -> [String?] {
    let folder = try TemporaryFolder()
    return try files(pages).map { bytes in
      let path = try folder.file("lijst", bytes)
      return problem { try Sheet(file: path, sheet: name) }?.message.nl
    }
  }

  private let list: Page = ("Lijst", [["naam"], ["Jan"]], false)
  private let notes: Page = ("Uitleg", [["Lees dit eerst"]], false)
  private let empty: Page = ("Blad3", [], false)

  @Test func theOnlyOneThatLooksLikeAList() throws {
    let codes: Page = ("Codes", [["Overzicht"], ["controlecode"]], false)
    for pages in [
      [list], [list, empty], [notes, list], [empty, notes, list], [list, empty, notes],
    ] {
      #expect(try chosen(pages) == [["naam"], ["naam"]])
    }
    #expect(try chosen([notes, codes]) == [["controlecode"], ["controlecode"]])
    // One that looks like no list is still the only one with something in it.
    #expect(try chosen([empty, notes]) == [["Lees dit eerst"], ["Lees dit eerst"]])
    #expect(try chosen([empty]) == [nil, nil])
  }

  @Test func ofSeveralListsNoneIsGuessed() throws {
    let second: Page = ("Groep 2", [["voornaam"]], false)
    for told in try refused([list, notes, empty, second]) {
      #expect(told?.contains("meer dan één blad") == true && told?.contains("--sheet") == true)
      #expect(told?.contains("Bladen: 'Lijst', 'Uitleg', 'Groep 2'.") == true)
    }
    let other: Page = ("Nog wat", [["Ook tekst"]], false)
    for told in try refused([notes, other]) {
      #expect(told?.contains("Bladen: 'Uitleg', 'Nog wat'.") == true)
    }
    #expect(try chosen([list, second], "groep 2") == [["voornaam"], ["voornaam"]])
  }

  @Test func aHiddenSheetIsTakenOnlyByName() throws {
    let hidden: Page = ("Oud", [["naam", "rol"]], true)
    #expect(try chosen([hidden, list]) == [["naam"], ["naam"]])
    #expect(try chosen([hidden, list], "Oud") == [["naam", "rol"], ["naam", "rol"]])
    for told in try refused([hidden]) {
      #expect(told?.contains("verborgen") == true && told?.contains("'Oud'") == true)
    }
  }

  @Test func aNameThatIsNotThere() throws {
    for told in try refused([list, notes], "Blad\u{7}") {
      #expect(
        told?.contains("geen blad '\("Blad\u{7}".showingHidden())'. Bladen: 'Lijst', 'Uitleg'.")
          == true)
    }
    // Where two differ in case alone, the exact one counts.
    let small: Page = ("lijst", [["voornaam"]], false)
    #expect(try chosen([list, small], "lijst") == [["voornaam"], ["voornaam"]])
    #expect(try refused([list, small], "LIJST").allSatisfy { $0?.contains("geen blad") == true })
    let folder = try TemporaryFolder()
    let path = try folder.file("lijst.csv", "naam\nJan\n")
    #expect(
      problem { try Sheet(file: path, sheet: "Lijst") }?.message.nl.contains("geen bladen") == true)
  }
}
