import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing

/// One list, as LibreOffice, XlsxWriter, openpyxl and odfpy write it: the same cells come out of all.
@Suite struct WrittenListTests {
  /// Files that the tests' Python makes, once.
  private static let made = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    let ending = try run(
      Project.python, ["\(Project.root)/Tests/Python/lists/make_lists.py", folder.path])
    try #require(ending.status == 0, "\(ending.errors)")
    return folder
  }

  private static func path(_ name: String) throws -> String {
    name.hasPrefix("libreoffice") ? "\(Project.vectors)/lists/\(name)" : try made.get()(name)
  }

  /// The cells of people.py, without the row and the column that are hidden.
  private static func cells(_ header: [String], _ roles: (String, String)) -> [(Int, [String])] {
    [
      (1, header),
      (2, ["Zoë de Boer", roles.0, "2026-02", "Dank je wel\nvoor alles", "ja"]),
      (3, ["Yusuf Haddad", "3", "2026-02-05", "0.3", "nee"]),
      (5, ["Bram Kok", roles.1, "2000-02-29", "00123", ""]),
      (6, ["Elif Işıklı", "", "", "", ""]),
      (8, ["Sam O'Neill", "50%", "14:30", "123456789012345", ""]),
    ]
  }

  private static let dutch = cells(
    ["naam", "rol", "periode", "bericht", "zelfde naam"], ("gastvrouw", "kok"))
  private static let english = cells(
    ["name", "role", "period", "message", "same name"], ("host", "cook"))

  @Test(arguments: [
    "libreoffice-nl.ods", "libreoffice-nl.xlsx", "libreoffice-en.ods", "libreoffice-en.xlsx",
    "libreoffice-1904.ods", "libreoffice-1904.xlsx", "xlsxwriter-nl.xlsx", "xlsxwriter-en.xlsx",
    "xlsxwriter-1904.xlsx", "openpyxl-nl.xlsx", "openpyxl-en.xlsx", "openpyxl-1904.xlsx",
    "openpyxl-iso.xlsx", "odfpy-nl.ods", "odfpy-en.ods",
  ])
  func sameCellsWhoeverWroteThem(name: String) throws {
    let sheet = try Sheet(file: Self.path(name))
    let expected = name.contains("-en.") ? Self.english : Self.dutch
    let found = ([sheet.heading].compactMap(\.self) + sheet.rows).map { ($0.number, $0.cells) }
    #expect(found.map(\.0) == expected.map(\.0))
    for (found, expected) in zip(found, expected) { #expect(found.1 == expected.1) }
    #expect(sheet.name == name)
    #expect(
      sheet.warnings.map(\.nl).map { $0.prefix { $0 != "." } } == [
        "Verborgen regels doen niet mee: 4",
        "Verborgen kolommen doen niet mee: F ('\(name.contains("-en.") ? "date of birth" : "geboortedatum")')",
        "Samengevoegde cellen: B5:B6",
      ])
  }

  @Test(arguments: ["libreoffice-nl.ods", "xlsxwriter-nl.xlsx", "openpyxl-nl.xlsx", "odfpy-nl.ods"])
  func aSheetIsChosenByItsName(name: String) throws {
    let path = try Self.path(name)
    #expect(try Sheet(file: path, sheet: "uitleg ").heading?.cells == ["Zo werkt deze lijst"])
    // A hidden one only when it is asked for.
    let old = try Sheet(file: path, sheet: "Oud")
    #expect(old.heading?.cells.count == 6 && old.rows.isEmpty)
    let found = problem { try Sheet(file: path, sheet: "Blad1") }
    #expect(found?.code == .badRoster)
    #expect(
      found?.message.nl.contains("geen blad 'Blad1'. Bladen: 'Uitleg', 'Deelnemers', 'Oud'.")
        == true)
  }

  /// LibreOffice keeps what a formula gives; openpyxl does not.
  @Test func aFormulaThatNobodyCalculatedIsRefused() throws {
    for ending in ["ods", "xlsx"] {
      let sheet = try Sheet(file: Self.path("libreoffice-formula.\(ending)"))
      #expect(sheet.rows.map(\.cells) == [["Bram Kok", "Bram"], ["Anna", "Bram"]])
    }
    let found = problem { try Sheet(file: Self.path("formula.xlsx")) }
    #expect(found?.refusals.map(\.row) == [2, 3])
    #expect(found?.message.nl.contains("regel 2: in cel A2 staat een formule") == true)
    #expect(found?.message.nl.contains("regel 3: in cel B3 staat een formule") == true)
  }

  @Test func theDaysOfExcelsOwnCalendar() throws {
    let sheet = try Sheet(file: Self.path("days.xlsx"))
    #expect(
      sheet.rows.map { $0.cells[0] } == [
        "1900-01-00", "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "2000-01-01",
        "2000-02-29", "9999-12-31", "#####", "#####", "2026-02-05 14:30",
      ])
  }
}
