import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkIssuing

/// Files that are damaged, that lie, or that are made to be dear: all are refused, soon, and nothing of them
/// is read as a list.
@Suite struct BrokenWorkbookTests {
  private func refused(_ bytes: [UInt8]) throws -> Problem? {
    let folder = try TemporaryFolder()
    let path = try folder.file("lijst.xlsx", bytes)
    return problem { try Sheet(file: path) }
  }

  private static let unopenable = "Dit Excel- of LibreOffice-bestand is niet te lezen"
  private static let good = XLSXMaker(names: ["naam", "Jan"])

  private func isDamaged(_ bytes: [UInt8]) throws -> Bool {
    guard let found = try refused(bytes) else { return false }
    return found.code == .badRoster && found.message.nl.contains(Self.unopenable)
  }

  @Test func theGoodOneIsRead() throws {
    #expect(try refused(Self.good.bytes) == nil)
    #expect(try refused(ODSMaker(rows: ODSMaker.rows([["naam"], ["Jan"]])).bytes) == nil)
  }

  /// A zip file that others read otherwise, or not at all.
  @Test func aDamagedZipFile() throws {
    let files: [(String, [UInt8])] = [
      ("begin", Array(Self.good.bytes.prefix(200))), ("no end", Self.good.bytes.dropLast(22)),
      ("half a directory", Self.good.bytes.dropLast(60)), ("four bytes", [0x50, 0x4B, 3, 4]),
      ("half an end", [0x50, 0x4B, 5, 6, 0, 0]), ("check sum", Self.zip { $0.checkSum = 1 }),
      ("less told", Self.zip { $0.told = 10 }), ("more told", Self.zip { $0.told = 1 << 30 }),
      ("one name twice", Self.zip { $0.name = "xl/workbook.xml" }),
      ("an empty part", Self.zip { $0.contents = [] }),
      ("another name", Self.zip { $0.name = "xl/worksheets/Sheet1.xml" }),
    ]
    for (name, bytes) in files { #expect(try isDamaged(Array(bytes)), "\(name)") }
  }

  /// The good file with its sheet changed.
  private static func zip(_ change: (inout ZipMaker.Part) -> Void) -> [UInt8] {
    var zip = good.zip
    zip.change("xl/worksheets/sheet1.xml", change)
    return zip.bytes
  }

  @Test(arguments: [
    #"Target="../../../etc/passwd""#, #"Target="..""#, #"Target="../../xl/worksheets/sheet1.xml""#,
    #"Target="/../xl/worksheets/sheet1.xml""#, #"Target="""#, #"Target="worksheets/sheet9.xml""#,
    #"Target="file:///etc/passwd" TargetMode="External""#, #"Target="workbook.xml""#,
    #"Target="styles.xml""#, #"Target="https://blijk.example/sheet1.xml""#,
    #"Target="worksheets/sheet1.xml" TargetMode="External""#, "",
  ])
  func aSheetThatLiesElsewhere(target: String) throws {
    var maker = Self.good
    maker.target = { _ in target }
    #expect(try isDamaged(maker.bytes))
  }

  /// Of two relations of one kind each program takes another.
  @Test func aPartThatIsThereTwice() throws {
    for (part, kind) in [
      ("_rels/.rels", "officeDocument"), ("xl/_rels/workbook.xml.rels", "sharedStrings"),
      ("xl/_rels/workbook.xml.rels", "styles"),
    ] {
      var zip = Self.good.zip
      zip.change(part) { part in
        let text = String(decoding: part.contents, as: UTF8.self)
        let second = "<Relationship Id=\"z\" Type=\"x/\(kind)\" Target=\"x.xml\"/></Relationships>"
        part.contents = Array(text.replacing("</Relationships>", with: second).utf8)
      }
      #expect(try isDamaged(zip.bytes), "\(kind)")
    }
  }

  @Test(arguments: ["worksheets/../worksheets/./sheet1.xml", "/xl/worksheets/sheet1.xml"])
  func aSheetByAnotherWay(target: String) throws {
    var maker = Self.good
    maker.target = { _ in "Target=\"\(target)\"" }
    #expect(try refused(maker.bytes) == nil)
  }

  @Test(arguments: [
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
  ])
  func aPartThatIsMissing(name: String) throws {
    var zip = Self.good.zip
    zip.parts.removeAll { $0.name == name }
    #expect(try refused(zip.bytes)?.code == .badRoster, "\(name)")
  }

  /// Each would be read in two ways.
  @Test(arguments: [
    "<row r=\"2\"/><row r=\"2\"><c><v>1</v></c></row>", "<row r=\"2\"/><row r=\"1\"/>",
    "<row r=\"0\"/>", "<row r=\"x\"/>", "<row r=\"1048577\"/>", "<row r=\"-1\"/>",
    "<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
    "<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
    "<row><c r=\"A2\"><v>1</v></c></row>", "<row><c r=\"a1\"><v>1</v></c></row>",
    "<row><c r=\"XFE1\"><v>1</v></c></row>", "<row><c r=\"1\"><v>1</v></c></row>",
    "<row><c t=\"s\"><v>0</v></c></row>", "<row><c t=\"s\"><v>-1</v></c></row>",
    "<row><c t=\"s\"><v>x</v></c></row>", "<row><c t=\"z\"><v>x</v></c></row>",
    "<row><c><v>x</v></c></row>", "<row><c><v>nan</v></c></row>", "<row><c><v>1e999</v></c></row>",
    "<row><c s=\"-1\"><v>1</v></c></row>", "<row><c t=\"d\"><v>2026-02-30</v></c></row>",
    "<row><c t=\"d\"><v>gisteren</v></c></row>",
  ])
  func aCellThatIsNone(rows: String) throws {
    #expect(try isDamaged(XLSXMaker(rows: rows).bytes))
  }

  @Test(arguments: [
    "<!DOCTYPE worksheet><worksheet/>", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
    "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "<worksheet>", "geen xml", "", "<a/><b/>",
    "<worksheet><a></b></worksheet>", "<worksheet>\u{0}</worksheet>", "<a>&onbekend;</a>",
    "<chartsheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"/>",
    String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100),
    "<a b=\"" + String(repeating: "x", count: 3 << 20) + "\"/>",
    "<a>" + String(repeating: "x", count: 100) + String(repeating: "<b", count: 10),
    "<a " + (0..<600).map { "a\($0)=\"\" " }.joined() + "/>",
  ])
  func xmlThatIsNone(text: String) throws {
    for part in ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "_rels/.rels"] {
      var zip = Self.good.zip
      zip.change(part) { $0.contents = Array(text.utf8) }
      #expect(try refused(zip.bytes)?.code == .badRoster, "\(part)")
    }
  }

  /// Small files that would become large, and files that are large themselves.
  @Test(.timeLimit(.minutes(1)), arguments: 0..<12)
  func bombs(number: Int) throws {
    var maker = XLSXMaker(rows: "")
    var zip = maker.zip
    switch number {
    // More than all parts together may become.
    case 0:
      zip.change("xl/worksheets/sheet1.xml") {
        $0.contents = [UInt8](repeating: UInt8(ascii: " "), count: 300 << 20)
      }
    case 1:
      let rows = String(repeating: "<row/>", count: CellPlace.lastRow + 1)
      maker.sheets[0].inside = "<sheetData>\(rows)</sheetData>"
    case 2: maker = XLSXMaker(rows: String(repeating: "<row><c><v>1</v></c></row>", count: 60_000))
    case 3: maker = XLSXMaker(rows: "<row><c r=\"IW1\"><v>1</v></c></row>")
    case 4:
      let text = String(repeating: "x", count: 33_000)
      maker = XLSXMaker(rows: "<row><c t=\"str\"><v>\(text)</v></c></row>")
    case 5:
      maker.strings = String(repeating: "<si/>", count: 2_000_001)
      maker.sheets[0].inside = ""
    case 6:
      let blocks = (1...10_001).map { "<mergeCell ref=\"A\($0):B\($0)\"/>" }
      maker.sheets[0].inside = "<mergeCells>\(blocks.joined())</mergeCells>"
    case 7:
      let rows = XLSXMaker.rows((0..<5000).map { _ in ["x", "y"] })
      let blocks = String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 9000)
      maker.sheets[0].inside = "<sheetData>\(rows)</sheetData><mergeCells>\(blocks)</mergeCells>"
    // Hidden columns without end end.
    case 9:
      let column = "<col min=\"1\" max=\"\(Int.max)\" hidden=\"1\"/>"
      maker.sheets[0].inside = "<cols>\(column)</cols><sheetData><row r=\"0\"/></sheetData>"
    case 10:
      let text = String(repeating: "x", count: 30_000)
      maker.strings = "<si><t>\(text)</t></si>"
      let cell = "<row><c t=\"s\"><v>0</v></c></row>"
      maker.sheets[0].inside = "<sheetData>\(String(repeating: cell, count: 3000))</sheetData>"
    case 8: for index in 0..<2001 { zip.add("p\(index)", "") }
    default: maker.sheets = (0..<501).map { ("b\($0)", "") }
    }
    let bytes = [0, 8].contains(number) ? zip.bytes : maker.bytes
    #expect(try refused(bytes)?.code == .badRoster, "\(number)")
  }

  /// Two entries of the directory with one place are one part under two names: each is what it is.
  @Test func partsThatOverlap() throws {
    var zip = Self.good.zip
    let index = zip.parts.count - 1
    zip.placeOf = [index: 0]
    #expect(try refused(zip.bytes)?.code == .badRoster)
  }
}
