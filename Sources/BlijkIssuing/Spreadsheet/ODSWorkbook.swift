import BlijkBasics
import BlijkMarkup

/// A workbook of LibreOffice (OpenDocument 1.3, ISO/IEC 26300). All its sheets lie in one part: whoever wants to
/// know their names has read it all, so the first sheet, which is the list nearly always, is kept.
final class ODSWorkbook: Workbook {
  private static let namespaces: Set<String> = [
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
  ]
  private static let mostSheets = 500

  private(set) var titles: [SheetTitle] = []
  private let zip: Zip
  private var styles = ODSStyles()
  private var first: ReadTable?

  init(_ zip: Zip) throws(Problem) {
    self.zip = zip
    if zip.has("styles.xml") {
      let common = ODSListener(sheet: nil, styles: styles)
      try read("styles.xml", to: common)
      styles = common.styles
    }
    titles = try readTitles()
  }

  private func readTitles() throws(Problem) -> [SheetTitle] {
    var listener = ODSListener(sheet: 0, readsOn: true, styles: styles)
    do {
      try read("content.xml", to: listener)
      first = try listener.finished()
    } catch {
      // What is wrong with the first sheet is told to whoever asks for that one.
      first = nil
      listener = ODSListener(sheet: nil, styles: styles)
      try read("content.xml", to: listener)
    }
    guard listener.isSpreadsheet, listener.titles.count <= Self.mostSheets else {
      throw Zip.damaged
    }
    return listener.titles
  }

  func table(_ index: Int, rows: Int?) throws(Problem) -> ReadTable {
    if index == 0, var first {
      if let rows { first.lines = Array(first.lines.prefix(rows)) }
      return first
    }
    let listener = ODSListener(sheet: index, rows: rows, styles: styles)
    try read("content.xml", to: listener)
    return try listener.finished()
  }

  private func read(_ part: String, to listener: ODSListener) throws(Problem) {
    try XMLStream.read(Self.namespaces, to: listener, zip.pieces(of: part))
  }
}
