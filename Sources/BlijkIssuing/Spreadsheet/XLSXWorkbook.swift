import BlijkBasics
import BlijkMarkup

/// A workbook of Excel (ECMA-376), `.xlsx` or with macros, which are never looked at.
final class XLSXWorkbook: Workbook {
  /// Far more than a workbook of people has.
  private static let mostSheets = 500

  private(set) var titles: [SheetTitle] = []
  private let zip: Zip
  private let parts: [String]
  private let context: XLSXContext

  init(_ zip: Zip) throws(Problem) {
    self.zip = zip
    let root = try XLSXParts.relations(of: "", in: zip)
    guard let main = try XLSXParts.target(of: "officeDocument", among: root) else {
      throw Zip.damaged
    }
    let listener = WorkbookListener()
    try XMLStream.read(XLSXParts.namespaces, to: listener, zip.pieces(of: main))
    guard listener.isWorkbook, listener.sheets.count <= Self.mostSheets else { throw Zip.damaged }
    let relations = try XLSXParts.relations(of: main, in: zip)
    var parts: [String] = []
    for sheet in listener.sheets {
      guard let relation = relations[sheet.id] else { throw Zip.damaged }
      // A sheet may be one chart, or a dialogue; these have no cells.
      guard relation.kind == "worksheet" else { continue }
      guard let target = relation.target else { throw Self.outside }
      titles.append(sheet.title)
      parts.append(target)
    }
    self.parts = parts
    context = XLSXContext(
      strings: try XLSXParts.target(of: "sharedStrings", among: relations).map {
        name throws(Problem) in
        try XLSXStrings.read(zip.pieces(of: name))
      } ?? [],
      formats: try XLSXParts.target(of: "styles", among: relations).map { name throws(Problem) in
        try XLSXStyles.read(zip.pieces(of: name))
      } ?? [],
      is1904: listener.is1904, isUncalculated: listener.isUncalculated)
  }

  func table(_ index: Int, rows: Int?) throws(Problem) -> ReadTable {
    let listener = XLSXTableListener(context, rows: rows)
    try XMLStream.read(XLSXParts.namespaces, to: listener, zip.pieces(of: parts[index]))
    return try listener.finished()
  }

  private static let outside = Problem(
    .unreadable, nl: "een blad ervan ligt in een ander bestand",
    en: "a sheet of it is in another file")
}

/// What the cells of all sheets need.
struct XLSXContext {
  let strings: [String]
  let formats: [NumberFormat]
  let is1904: Bool
  /// Whether the program that made the file left calculating to the next one.
  let isUncalculated: Bool
}

private final class WorkbookListener: XMLListener {
  let takesText = false
  private(set) var sheets: [(title: SheetTitle, id: String)] = []
  private(set) var is1904 = false
  private(set) var isUncalculated = false
  private(set) var isWorkbook = false
  private var depth = 0

  func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    depth += 1
    switch (depth, name) {
    case (1, "workbook"): isWorkbook = true
    case (2, "workbookPr"): is1904 = XLSXContext.isTrue(attributes["date1904"])
    case (2, "calcPr"): isUncalculated = XLSXContext.isTrue(attributes["fullCalcOnLoad"])
    case (3, "sheet"):
      guard let title = attributes["name"], let id = attributes[known: "id"] else {
        throw Zip.damaged
      }
      let state = attributes["state"] ?? "visible"
      sheets.append((SheetTitle(name: title, isHidden: state != "visible"), id))
    default: break
    }
  }

  func end(_ name: String) { depth -= 1 }
  func text(_ text: String) {}
}

extension XLSXContext {
  /// Whether an attribute says yes (xsd:boolean).
  static func isTrue(_ value: String?) -> Bool { value == "1" || value == "true" }
}
