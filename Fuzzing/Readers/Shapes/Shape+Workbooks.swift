import BlijkBasics
import BlijkTestSupport

/// Workbooks with more of everything than a list has. Packed, a small file is a large one.
extension Shape {
  /// How many times larger a part is than the file that it makes.
  private static let unpacked = 4

  static let workbooks: [Shape] = [
    sheet("rows") { _ in "<row/>" },
    sheet("rows with a cell") { "<row><c><v>\($0)</v></c></row>" },
    sheet("cells in one row", around: "row") { _ in "<c><v>1</v></c>" },
    sheet("empty cells in one row", around: "row") { _ in "<c s=\"1\"/>" },
    sheet("dates") { _ in "<row><c s=\"1\" t=\"d\"><v>2026-02-05</v></c></row>" },
    sheet("elements nobody knows") { _ in "<x/>" },
    sheet("elements of other namespaces") { _ in "<x xmlns=\"urn:x\"/>" },
    sheet("references") { _ in "<row><c t=\"s\"><v>0</v></c></row>" },
    sheet("runs of text") { _ in "<row><c t=\"inlineStr\"><is><r><t>x</t></r></is></c></row>" },
    Shape("runs of one text") { size, _ in
      var maker = XLSXMaker(rows: "")
      maker.strings = "<si>" + text(size) { _ in "<r><t>_x000D_</t></r>" } + "</si>"
      return maker.bytes
    },
    Shape("shared texts") { size, _ in
      var maker = XLSXMaker(rows: "")
      maker.strings = text(size) { "<si><t>\($0)</t></si>" }
      return maker.bytes
    },
    Shape("formats") { size, _ in
      var maker = XLSXMaker(rows: "")
      maker.styles =
        "<numFmts>" + text(size) { "<numFmt numFmtId=\"\($0)\" formatCode=\"[h]d mmm yy\"/>" }
        + "</numFmts>"
      return maker.bytes
    },
    Shape("one long format") { size, _ in
      var maker = XLSXMaker(rows: "")
      let code = text(min(size, 60_000)) { _ in "hm" }
      maker.styles = "<numFmts><numFmt numFmtId=\"1\" formatCode=\"\(code)\"/></numFmts>"
      return maker.bytes
    },
    Shape("merged cells") { size, _ in
      var maker = XLSXMaker(rows: XLSXMaker.rows((0..<4000).map { ["x\($0)", "y"] }))
      maker.sheets[0].inside +=
        "<mergeCells>" + text(size) { _ in "<mergeCell ref=\"A1:XFD1048576\"/>" } + "</mergeCells>"
      return maker.bytes
    },
    Shape("sheets") { size, _ in
      var maker = XLSXMaker(rows: "")
      let rows = text(size / 20) { _ in "<row><c><v>1</v></c></row>" }
      maker.sheets = (0..<500).map { ("b\($0)", "<sheetData>\($0 < 20 ? rows : "")</sheetData>") }
      return maker.bytes
    },
    Shape("parts of a zip file") { size, _ in
      var zip = XLSXMaker(rows: "").zip
      for number in 0..<min(size / 200, 60_000) { zip.add("p\(number)", "") }
      return zip.bytes
    },
    table("rows of OpenDocument") { _ in ODSMaker.rows([["x"]]) },
    table("repeated rows") { _ in
      "<table:table-row table:number-rows-repeated=\"20000\">"
        + ODSMaker.cell("x", "table:number-columns-repeated=\"256\"") + "</table:table-row>"
    },
    table("repeated empty rows") { _ in
      "<table:table-row table:number-rows-repeated=\"100\"><table:table-cell "
        + "table:number-columns-repeated=\"16384\"/></table:table-row>"
    },
    table("columns") { _ in
      "<table:table-column table:number-columns-repeated=\"256\" table:visibility=\"collapse\"/>"
    },
    table("lines in a cell", around: "<table:table-row><table:table-cell>") { _ in
      "<text:p>x</text:p>"
    },
    table("blanks in a cell", around: "<table:table-row><table:table-cell><text:p>") { _ in
      "<text:s text:c=\"9999\"/>"
    },
    Shape("styles of OpenDocument") { size, _ in
      var maker = ODSMaker(rows: ODSMaker.rows([["x"]]))
      maker.styles = text(size) {
        "<style:style style:name=\"s\($0)\" style:parent-style-name=\"s\($0 + 1)\"/>"
      }
      return maker.bytes
    },
    Shape("sheets of OpenDocument") { size, _ in
      var maker = ODSMaker(rows: "")
      maker.tables = text(size) { ODSMaker.table("b\($0)", ODSMaker.rows([["x"]])) }
      return maker.bytes
    },
  ]

  private static func text(_ size: Int, _ piece: (Int) -> String) -> String {
    String(decoding: bytes(of: size * unpacked, piece), as: UTF8.self)
  }

  private static func sheet(
    _ name: String, around element: String? = nil, _ piece: @escaping @Sendable (Int) -> String
  ) -> Shape {
    Shape("\(name) of a sheet") { size, _ in
      let rows = text(size, piece)
      return XLSXMaker(rows: element.map { "<\($0)>\(rows)</\($0)>" } ?? rows).bytes
    }
  }

  private static func table(
    _ name: String, around open: String = "", _ piece: @escaping @Sendable (Int) -> String
  ) -> Shape {
    Shape(name) { size, _ in
      let tags = open.split(separator: "<").map { $0.prefix { $0 != ">" } }
      let close = tags.reversed().map { "</\($0)>" }.joined()
      return ODSMaker(rows: open + text(size, piece) + close).bytes
    }
  }
}
