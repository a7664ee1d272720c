import BlijkBasics
import BlijkIssuing
import BlijkTestSupport

/// Lists that are workbooks of Excel or LibreOffice.
extension FuzzReader {
  /// Spoiled as a file, and spoiled inside and packed as it should be.
  static func workbook() throws -> FuzzReader {
    let samples = samples
    let spoil = Mutator(samples.map(\.bytes))
    let inside = samples.flatMap { zip in zip.parts.indices.map { (zip, $0) } }.map { zip, index in
      let mutator = Mutator([zip.parts[index].contents])
      return { @Sendable (chance: inout Chance) in
        var zip = zip
        zip.parts[index].contents = mutator.next(&chance)
        return zip.bytes
      }
    }
    return FuzzReader(
      name: "workbook", sources: [{ spoil.next(&$0) }] + inside, shapes: Shape.workbooks
    ) { input throws(Problem) in
      _ = try Sheet(name: "lijst", contents: input)
    }
  }

  private static var samples: [ZipMaker] {
    var excel = XLSXMaker(
      rows:
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>46058</v></c></row>"
        + "<row hidden=\"1\"><c t=\"b\"><v>1</v></c></row><row><c t=\"inlineStr\"><is><t>Jan</t></is>"
        + "</c><c t=\"str\"><f>A1</f><v>x</v></c><c t=\"d\"><v>2026-02-05T14:30:00</v></c></row>")
    excel.sheets[0].inside =
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" + excel.sheets[0].inside
      + "<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"
    excel.sheets.append(("Blad2", "<sheetData>\(XLSXMaker.rows([["x"]]))</sheetData>"))
    excel.strings = "<si><r><t>na</t></r><r><t>am_x000D_</t></r><rPh><t>x</t></rPh></si>"
    excel.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]d mmm yy;@\"/></numFmts>"
      + "<cellXfs><xf/><xf numFmtId=\"164\"/></cellXfs>"
    var office = ODSMaker(
      rows: ODSMaker.rows([["naam", "rol"]])
        + "<table:table-row table:number-rows-repeated=\"3\" table:visibility=\"filter\">"
        + ODSMaker.cell("a<text:s text:c=\"2\"/>b", "table:number-columns-repeated=\"2\"")
        + "<table:covered-table-cell/><table:table-cell office:value-type=\"time\" "
        + "office:time-value=\"PT1H2M3S\"/><table:table-cell office:value-type=\"date\" "
        + "table:style-name=\"d\" office:date-value=\"2026-02-05\" table:number-rows-spanned=\"2\"/>"
        + "</table:table-row>")
    office.styles =
      "<number:date-style style:name=\"N\"><number:month/><number:year/></number:date-style>"
      + "<style:style style:name=\"d\" style:data-style-name=\"N\" style:parent-style-name=\"d\"/>"
    return [excel.zip, office.zip]
  }
}
