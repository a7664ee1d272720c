/// Makes an `.xlsx` file with what a test is about, and the rest as it should be.
package struct XLSXMaker: Sendable {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  /// The inside of each sheet's `worksheet`.
  package var sheets: [(name: String, inside: String)]
  /// More attributes of a sheet in the workbook, such as `state="hidden"`.
  package var states: [Int: String] = [:]
  /// What stands in the workbook before its sheets.
  package var properties = ""
  /// What stands behind them.
  package var behind = ""
  /// The inside of `sst`.
  package var strings = ""
  /// The inside of `styleSheet`.
  package var styles = ""
  /// Each sheet's target and mode.
  package var target: @Sendable (Int) -> String = { #"Target="worksheets/sheet\#($0 + 1).xml""# }

  /// One sheet with these rows.
  package init(rows: String) {
    sheets = [("Blad1", "<sheetData>\(rows)</sheetData>")]
  }

  /// One sheet with a text in each cell of its first column.
  package init(names: [String]) {
    self.init(rows: Self.rows(names.map { [$0] }))
  }

  /// Rows of inline texts.
  package static func rows(_ rows: [[String]]) -> String {
    rows.map { cells in
      "<row>" + cells.map { #"<c t="inlineStr"><is><t>\#($0)</t></is></c>"# }.joined() + "</row>"
    }.joined()
  }

  package var zip: ZipMaker {
    var zip = ZipMaker()
    zip.add("[Content_Types].xml", "<Types/>")
    zip.add(
      "_rels/.rels",
      related([#"Id="r1" Type="\#(Self.relations)/officeDocument" Target="xl/workbook.xml""#]))
    zip.add("xl/workbook.xml", workbook)
    let targets = sheets.indices.map { index in
      #"Id="s\#(index)" Type="\#(Self.relations)/worksheet" \#(target(index))"#
    }
    zip.add(
      "xl/_rels/workbook.xml.rels",
      related(
        targets + [
          #"Id="a" Type="\#(Self.relations)/sharedStrings" Target="sharedStrings.xml""#,
          #"Id="b" Type="\#(Self.relations)/styles" Target="styles.xml""#,
        ]))
    for (index, sheet) in sheets.enumerated() {
      zip.add(
        "xl/worksheets/sheet\(index + 1).xml",
        #"<worksheet xmlns="\#(Self.main)">\#(sheet.inside)</worksheet>"#, isPacked: true)
    }
    zip.add("xl/sharedStrings.xml", #"<sst xmlns="\#(Self.main)">\#(strings)</sst>"#)
    zip.add("xl/styles.xml", #"<styleSheet xmlns="\#(Self.main)">\#(styles)</styleSheet>"#)
    return zip
  }

  package var bytes: [UInt8] { zip.bytes }

  private var workbook: String {
    let list = sheets.enumerated().map { index, sheet in
      #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)" r:id="s\#(index)" \#(states[index] ?? "")/>"#
    }
    return #"<workbook xmlns="\#(Self.main)" xmlns:r="\#(Self.relations)">\#(properties)"#
      + "<sheets>\(list.joined())</sheets>\(behind)</workbook>"
  }

  private func related(_ relations: [String]) -> String {
    #"<Relationships xmlns="\#(Self.package)">"#
      + relations.map { "<Relationship \($0)/>" }.joined() + "</Relationships>"
  }
}
