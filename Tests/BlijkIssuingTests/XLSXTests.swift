import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// What Excel shows, cell by cell.
@Suite struct XLSXTests {
  /// The first cell of a sheet with this cell only.
  private func shown(
    _ cell: String, styles: String = "", strings: String = "", properties: String = ""
  ) throws -> String? {
    var maker = XLSXMaker(rows: "<row>\(cell)</row>")
    (maker.styles, maker.strings, maker.properties) = (styles, strings, properties)
    return try sheet(maker.bytes).heading?.cells.first
  }

  private func sheet(_ bytes: [UInt8], named name: String? = nil) throws -> Sheet {
    let folder = try TemporaryFolder()
    return try Sheet(file: folder.file("lijst.xlsx", bytes), sheet: name)
  }

  private static func formatted(_ code: String) -> String {
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(code)\"/></numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
  }

  @Test(arguments: [
    ("46054", "46054"), ("1", "1"), ("007", "7"), ("5.0", "5"), ("1E3", "1000"), ("-2.50", "-2.5"),
    ("0.30000000000000004", "0.3"), ("123456789012345", "123456789012345"),
    ("31612345678", "31612345678"), ("1.2345678901234567", "1.23456789012346"), ("-0", "0"),
  ])
  func numbers(kept: String, text: String) throws {
    #expect(try shown("<c><v>\(kept)</v></c>") == text)
  }

  @Test(arguments: [
    ("dd-mm-yyyy", "46058", "2026-02-05"), ("mmm\\-yy", "46058", "2026-02"),
    ("[$-413]mmmm yyyy;@", "46058", "2026-02"), ("yyyy", "46058", "2026"),
    ("d/m", "46058", "2026-02-05"), ("dddd", "46058", "2026-02-05"),
    ("h:mm", "46058.6041666667", "14:30"), ("[h]:mm:ss", "0.25", "06:00"),
    ("mm:ss", "0.000694444444444444", "00:01"), ("h:mm AM/PM", "0.75", "18:00"),
    ("d-m-yyyy h:mm", "46058.5", "2026-02-05 12:00"), ("yyyy-mm-dd", "46058.9999999", "2026-02-06"),
    ("&quot;dag&quot; 0", "5", "5"), ("0000", "12", "0012"), ("00000", "-3", "-00003"),
    ("0.0%", "0.125", "12.5%"), ("General", "5.5", "5.5"), ("[Red]#,##0.00", "12.5", "12.5"),
    ("&quot;d&quot;0", "5", "5"), ("_-* #,##0_-", "7", "7"), ("dd-mm-yyyy", "-1", "#####"),
    ("dd-mm-yyyy", "2958466", "#####"), ("0;d", "5", "5"),
  ])
  func formats(code: String, kept: String, text: String) throws {
    #expect(
      try shown("<c s=\"1\"><v>\(kept)</v></c>", styles: Self.formatted(code)) == text, "\(code)")
  }

  @Test(arguments: [
    (14, "2026-02-05"), (15, "2026-02-05"), (16, "2026-02-05"), (17, "2026-02"), (20, "00:00"),
    (22, "2026-02-05"), (47, "00:00"), (1, "46058"), (2, "46058"), (9, "4605800%"), (49, "46058"),
  ])
  func builtInFormats(number: Int, text: String) throws {
    let styles = "<cellXfs><xf numFmtId=\"\(number)\"/></cellXfs>"
    #expect(try shown("<c s=\"0\"><v>46058</v></c>", styles: styles) == text)
  }

  @Test func daysOf1904AndDatesInWords() throws {
    let styles = Self.formatted("dd-mm-yyyy")
    for (kept, text) in [("0", "1904-01-01"), ("1", "1904-01-02"), ("44596", "2026-02-05")] {
      let found = try shown(
        "<c s=\"1\"><v>\(kept)</v></c>", styles: styles,
        properties: "<workbookPr date1904=\"true\"/>")
      #expect(found == text)
    }
    #expect(try shown("<c t=\"d\"><v>2026-02-05T00:00:00Z</v></c>") == "2026-02-05")
    #expect(
      try shown("<c s=\"1\" t=\"d\"><v>2026-02-05</v></c>", styles: Self.formatted("mmm yy"))
        == "2026-02")
  }

  @Test(arguments: [
    ("<c t=\"s\"><v>1</v></c>", "twee"), ("<c t=\"s\"><v>2</v></c>", "Sam O'Neill"),
    ("<c t=\"s\"><v>3</v></c>", "田中"), ("<c t=\"s\"><v>4</v></c>", " om "),
    ("<c t=\"s\"><v>5</v></c>", "a\nb_x"), ("<c t=\"b\"><v>1</v></c>", "ja"),
    ("<c t=\"b\"><v>0</v></c>", "nee"), ("<c t=\"e\"><v>#REF!</v></c>", "#REF!"),
    ("<c t=\"e\"><f>NA()</f><v>#N/A</v></c>", "#N/A"),
    ("<c t=\"str\"><f>A1</f><v>Jan</v></c>", "Jan"), ("<c><f>1+1</f><v>2</v></c>", "2"),
    (
      "<c t=\"inlineStr\"><is><r><t>Jan </t></r><rPh><t>x</t></rPh><r><t>Vos</t></r></is></c>",
      "Jan Vos"
    ),
    ("<c t=\"inlineStr\"><is><t>&lt;b&gt;</t></is></c>", "<b>"),
  ])
  func texts(cell: String, text: String) throws {
    let strings =
      "<si><t>een</t></si><si><t>twee</t></si><si><r><t>Sam </t></r><r><rPr/><t>O'Neill</t></r></si>"
      + "<si><t>田中</t><rPh sb=\"0\" eb=\"2\"><t>タナカ</t></rPh></si>"
      + "<si><t xml:space=\"preserve\"> om </t></si><si><t>a_x000D_&#10;b_x005F_x</t></si>"
    #expect(try shown(cell, strings: strings) == text)
  }

  /// A formula that gives nothing is empty; one that nobody calculated is refused.
  @Test func formulas() throws {
    let anna = "<c t=\"inlineStr\"><is><t>Anna</t></is></c>"
    let kept = try sheet(
      XLSXMaker(rows: "<row>\(anna)<c t=\"str\"><f>\"\"</f><v></v></c></row>").bytes)
    #expect(kept.heading?.cells == ["Anna"])
    for cell in ["<c><f>A1</f></c>", "<c><f>A1</f><v></v></c>", "<c t=\"str\"><f>A1</f></c>"] {
      let found = problem { try sheet(XLSXMaker(rows: "<row>\(anna)\(cell)</row>").bytes) }
      #expect(found?.refusals.map(\.row) == [1] && found?.message.en.contains("B1") == true)
    }
    var waiting = XLSXMaker(rows: "<row>\(anna)<c><f>A1</f><v>0</v></c></row>")
    #expect(try sheet(waiting.bytes).heading?.cells == ["Anna", "0"])
    waiting.behind = "<calcPr fullCalcOnLoad=\"1\"/>"
    #expect(problem { try sheet(waiting.bytes) }?.message.nl.contains("uitgerekend") == true)
  }

  @Test func placesAreThoseOfTheFile() throws {
    let rows =
      "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>naam</v></c><c r=\"D3\" t=\"str\"><v>rol</v></c></row>"
      + "<row r=\"9\"><c r=\"B9\" t=\"str\"><v>Jan</v></c></row>"
    let sheet = try sheet(XLSXMaker(rows: rows).bytes)
    #expect(sheet.heading?.number == 3 && sheet.heading?.cells == ["", "naam", "", "rol"])
    #expect(sheet.rows.map(\.number) == [9] && sheet.rows[0].cells == ["", "Jan", "", ""])
  }

  /// Other spellings of the same: a prefix, and the strict edition of the standard.
  @Test func namespacesCountNotPrefixes() throws {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    for (namespace, prefix) in [
      (main, "x:"), ("http://purl.oclc.org/ooxml/spreadsheetml/main", ""), ("urn:else", ""),
    ] {
      var zip = XLSXMaker(rows: "").zip
      zip.change("xl/worksheets/sheet1.xml") { part in
        let colon = prefix.isEmpty ? "" : ":x"
        part.contents = Array(
          "<\(prefix)worksheet xmlns\(colon)=\"\(namespace)\"><\(prefix)sheetData><\(prefix)row><\(prefix)c t=\"str\"><\(prefix)v>naam</\(prefix)v><v xmlns=\"urn:else\">x</v></\(prefix)c></\(prefix)row></\(prefix)sheetData></\(prefix)worksheet>"
            .utf8)
      }
      let expected = namespace == "urn:else" ? nil : ["naam"]
      #expect(try sheet(zip.bytes).heading?.cells == expected, "\(namespace)")
    }
  }

  @Test func mergedCells() throws {
    func told(_ block: String) throws -> [String] {
      var maker = XLSXMaker(
        rows: XLSXMaker.rows([["Lijst"], ["naam", "rol"], ["Jan", "kok"], ["An"]]))
      maker.sheets[0].inside += "<mergeCells><mergeCell ref=\"\(block)\"/></mergeCells>"
      return try sheet(maker.bytes).warnings.map(\.en)
    }
    // A title over the list misleads nobody.
    #expect(try told("A1:B1").isEmpty && told("A4:B4").isEmpty && told("D1:D9").isEmpty)
    #expect(try told("B3:B4").first?.hasPrefix("Merged cells: B3:B4.") == true)
    #expect(try told("A2:A4").first?.hasPrefix("Merged cells: A2:A4.") == true)
    // What lies below another cell is not seen.
    var covered = XLSXMaker(rows: XLSXMaker.rows([["naam"], ["Jan", "x"], ["An", "y"]]))
    covered.sheets[0].inside += "<mergeCells><mergeCell ref=\"A2:B3\"/></mergeCells>"
    #expect(try sheet(covered.bytes).rows.map(\.cells) == [["Jan"]])
  }

  @Test func hiddenRowsAreToldInOneSentence() throws {
    let rows = (1...40).map { number in
      let isHidden = [4, 9, 10].contains(number) || number > 11
      return "<row hidden=\"\(isHidden ? 1 : 0)\"><c t=\"str\"><v>n\(number)</v></c></row>"
    }
    let sheet = try sheet(XLSXMaker(rows: rows.joined()).bytes)
    #expect(sheet.rows.map(\.number) == [2, 3, 5, 6, 7, 8, 11])
    #expect(
      sheet.warnings.map(\.nl) == [
        "Verborgen regels doen niet mee: 4, 9, 10 en 12 tot en met 40. Horen ze erbij? Maak ze zichtbaar."
      ])
  }
}
