import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// What LibreOffice shows, cell by cell.
@Suite struct ODSTests {
  private func sheet(_ maker: ODSMaker, named name: String? = nil) throws -> Sheet {
    let folder = try TemporaryFolder()
    return try Sheet(file: folder.file("lijst.ods", maker.bytes), sheet: name)
  }

  private func shown(_ cell: String) throws -> String? {
    try sheet(ODSMaker(rows: "<table:table-row>\(cell)</table:table-row>")).heading?.cells.first
  }

  private static func cell(_ kind: String, _ more: String, _ inside: String = "") -> String {
    "<table:table-cell office:value-type=\"\(kind)\" \(more)>\(inside)</table:table-cell>"
  }

  @Test(arguments: [
    (cell("float", "office:value=\"5\"", "<text:p>5,00</text:p>"), "5"),
    (cell("float", "office:value=\"12\"", "<text:p>0012</text:p>"), "0012"),
    (
      cell("float", "office:value=\"1\" table:formula=\"of:=TRUE()\"", "<text:p>WAAR</text:p>"),
      "ja"
    ),
    (cell("percentage", "office:value=\"0.5\""), "50%"),
    (cell("currency", "office:value=\"12.5\"", "<text:p>€ 12,50</text:p>"), "12.5"),
    (cell("boolean", "office:boolean-value=\"false\"", "<text:p>ONWAAR</text:p>"), "nee"),
    (cell("date", "office:date-value=\"2026-02-05\"", "<text:p>5 feb</text:p>"), "2026-02-05"),
    (cell("date", "office:date-value=\"2026-02-05T14:30:00.0\""), "2026-02-05"),
    (cell("time", "office:time-value=\"PT09H05M00S\""), "09:05"),
    (cell("string", "office:string-value=\"Jan\""), "Jan"),
    (cell("string", "office:string-value=\"\"", "<text:p>#N/B</text:p>"), "#N/B"),
    (
      cell("string", "", "<text:p>Jan<text:s text:c=\"2\"/>de \n Vos<text:tab/>x</text:p>"),
      "Jan  de Vos\tx"
    ),
    (cell("string", "", "<text:p>a<text:line-break/>b</text:p><text:p>c</text:p>"), "a\nb\nc"),
    (
      cell("string", "", "<text:p><text:span>Jan</text:span> <text:a>Vos</text:a></text:p>"),
      "Jan Vos"
    ),
    (
      cell(
        "string", "",
        "<office:annotation><text:p>let op</text:p></office:annotation><text:p>An</text:p>"), "An"
    ),
    (
      cell(
        "string", "",
        "<text:p><text:ruby><text:ruby-base>田</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby></text:p>"
      ), "田"
    ),
  ])
  func cells(cell: String, text: String) throws {
    #expect(try shown(cell) == text)
  }

  /// The style of the cell, else of its row, else of its column.
  @Test func datesAreShownByTheirStyle() throws {
    var maker = ODSMaker(rows: "")
    maker.styles =
      "<number:date-style style:name=\"N1\"><number:month/><number:text>-</number:text><number:year/></number:date-style>"
      + "<style:style style:name=\"maand\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
      + "<style:style style:name=\"kind\" style:family=\"table-cell\" style:parent-style-name=\"maand\"/>"
    func row(_ cell: String, _ row: String, _ column: String) throws -> String? {
      let date =
        "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-02-05\" \(cell)/>"
      maker.tables = ODSMaker.table(
        "Blad1", "<table:table-column \(column)/><table:table-row \(row)>\(date)</table:table-row>")
      return try sheet(maker).heading?.cells.first
    }
    let (cell, standard) = ("table:style-name=\"kind\"", "table:default-cell-style-name=\"kind\"")
    #expect(try row("", "", "") == "2026-02-05" && row(cell, "", "") == "2026-02")
    #expect(try row("", standard, "") == "2026-02" && row("", "", standard) == "2026-02")
  }

  @Test func repeatedRowsAndCells() throws {
    let rows =
      "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>"
      + "<table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>"
      + ODSMaker.cell("naam")
      + "<table:table-cell table:number-columns-repeated=\"16381\"/></table:table-row></table:table-header-rows>"
      + "<table:table-row-group><table:table-row table:number-rows-repeated=\"3\">"
      + ODSMaker.cell("x", "table:number-columns-repeated=\"3\"")
      + "</table:table-row></table:table-row-group>"
      + "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell/></table:table-row>"
    let sheet = try sheet(ODSMaker(rows: rows))
    #expect(sheet.heading?.number == 3 && sheet.heading?.cells == ["", "", "naam"])
    #expect(sheet.rows.map(\.number) == [4, 5, 6])
    #expect(sheet.rows.map(\.cells) == Array(repeating: ["x", "x", "x"], count: 3))
  }

  @Test(arguments: [
    "<table:table-row table:number-rows-repeated=\"1000000\">\(ODSMaker.cell("x"))</table:table-row>",
    "<table:table-row>\(ODSMaker.cell("x", "table:number-columns-repeated=\"16384\""))</table:table-row>",
    String(
      repeating:
        "<table:table-row table:number-rows-repeated=\"20000\">\(ODSMaker.cell("x", "table:number-columns-repeated=\"256\""))</table:table-row>",
      count: 2),
    "<table:table-row table:number-rows-repeated=\"99999999999999999999\"><table:table-cell/></table:table-row>",
    "<table:table-row table:number-rows-repeated=\"0\"/>",
    "<table:table-row table:number-rows-repeated=\"1048577\"/>",
    "<table:table-row><table:table-cell table:number-columns-repeated=\"-1\"/></table:table-row>",
    String(repeating: "<table:table-row table:number-rows-repeated=\"1000000\"/>", count: 2),
    "<table:table-row><table:table-cell office:value-type=\"string\"><text:p><text:s text:c=\"100000\"/></text:p></table:table-cell></table:table-row>",
    "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>"
      + String(repeating: "<text:s text:c=\"30000\"/>", count: 10)
      + "</text:p></table:table-cell></table:table-row>",
  ])
  func whatRepeatsWithoutEndIsRefused(rows: String) {
    #expect(problem { try sheet(ODSMaker(rows: rows)) }?.code == .badRoster)
  }

  /// Cells that are kept of earlier versions, drawings and lists of changes are no list.
  @Test func whatIsNoCellIsLeftOut() throws {
    var maker = ODSMaker(rows: ODSMaker.rows([["naam"], ["Jan"]]))
    let old = ODSMaker.rows([["Weg"]])
    maker.tables =
      "<table:tracked-changes><table:deletion>\(old)</table:deletion></table:tracked-changes>"
      + ODSMaker.table(
        "Blad1",
        "<table:shapes><text:p>x</text:p></table:shapes>" + ODSMaker.rows([["naam"]])
          + "<table:table-row><table:table-cell office:value-type=\"string\"><table:table>\(old)</table:table><text:p>Jan</text:p></table:table-cell></table:table-row>"
      )
    let sheet = try sheet(maker)
    #expect(sheet.heading?.cells == ["naam"] && sheet.rows.map(\.cells) == [["Jan"]])
  }

  /// Rows, cells and tables where none belong: nothing of them is read, and nothing ends early.
  @Test(arguments: [
    "<table:table-row/>", "<table:table-row><table:table-cell/></table:table-row>",
    "<table:table-cell/>", "<table:covered-table-cell/>", "<table:table/>",
    "<table:table>\(ODSMaker.rows([["Weg"]]))</table:table>", "<table:table-column/>",
    "<table:table-rows><table:table-row/></table:table-rows>",
    "<text:p><table:table-row/></text:p>", "<text:p><table:table-cell/></text:p>",
  ])
  func whatLiesInACellIsNoRow(inside: String) throws {
    let cell =
      "<table:table-cell office:value-type=\"string\">\(inside)<text:p>Jan</text:p></table:table-cell>"
    let rows =
      "<table:table-row>\(cell)\(ODSMaker.cell("x"))</table:table-row>\(ODSMaker.rows([["An"]]))"
    let sheet = try sheet(ODSMaker(rows: rows))
    let heading = try #require(sheet.heading?.cells)
    #expect(heading.count == 2 && heading[0].hasSuffix("Jan") && heading[1] == "x")
    #expect(sheet.rows.map(\.cells) == [["An", ""]])
  }

  @Test func aFormulaWithoutAValueIsRefused() {
    let cell = "<table:table-cell table:formula=\"of:=A1\"/>"
    let found = problem { try shown(cell) }
    #expect(found?.refusals.map(\.row) == [1] && found?.message.nl.contains("A1") == true)
  }
}
