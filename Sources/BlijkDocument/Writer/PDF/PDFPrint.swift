package import BlijkBasics

/// The pages of many people as one file for the printer: what they have in common is in it once, and each person
/// has a bookmark. It is no document: nothing is attached, and nothing in it can be clicked.
package struct PDFPrint: Sendable {
  private let title: String
  private let language: Language
  private let date: CalendarDate
  private var file: PDFFile
  private var writer: PDFSheetWriter
  private let list: Int
  private var pages: [Int] = []
  private var people: [(name: String, code: String?, page: Int)] = []

  /// Begins a file. Every page that is added was made with the same `common`.
  package init(title: String, language: Language, date: CalendarDate, common: PDFCommon) {
    self.title = title
    self.language = language
    self.date = date
    file = common.beginning
    writer = PDFSheetWriter(common)
    list = file.reserve()
  }

  /// How many people are in it.
  package var count: Int { people.count }

  /// Adds somebody's pages; a draft has no code.
  package mutating func add(_ sheets: [PDFSheet], name: String, code: String?) throws(Problem) {
    for (number, sheet) in sheets.enumerated() {
      let page = file.reserve()
      if number == 0 { people.append((name, code, page)) }
      pages.append(page)
      try writer.put(sheet, as: page, inside: list, into: &file)
    }
  }

  /// The whole file.
  package mutating func finish() throws(Problem) -> [UInt8] {
    file.put(pages: pages, as: list)
    // In the one part that is not packed, so that whoever looks for a person finds this file.
    let said = people.map { "\($0.code.map { "\($0) " } ?? "")\($0.name)" }
    let metadata = DocumentMetadata(
      title: title, language: language, date: date, code: nil, people: said)
    let packet = try metadata.put(into: &file)
    var catalog = PDFBytes("<</Type/Catalog/Pages")
    catalog.put(reference: list)
    catalog.put("/Lang")
    catalog.put(text: language.rawValue)
    catalog.put("/Metadata")
    catalog.put(reference: packet)
    catalog.put("/Outlines")
    catalog.put(reference: bookmarks())
    // One person's page is never on the back of another's.
    catalog.put("/PageMode/UseOutlines")
    catalog.put("/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/Duplex/Simplex>>>>")
    return try file.finish(
      catalog: file.put(catalog), information: file.put(metadata.dictionary))
  }

  private mutating func bookmarks() -> Int {
    let root = file.reserve()
    let numbers = people.map { _ in file.reserve() }
    for (place, (name, _, page)) in people.enumerated() {
      var bytes = PDFBytes("<</Title")
      bytes.put(text: name)
      bytes.put("/Parent")
      bytes.put(reference: root)
      if place > 0 {
        bytes.put("/Prev")
        bytes.put(reference: numbers[place - 1])
      }
      if place < numbers.count - 1 {
        bytes.put("/Next")
        bytes.put(reference: numbers[place + 1])
      }
      bytes.put("/Dest[")
      bytes.put(reference: page)
      bytes.put("/Fit]>>")
      _ = file.put(bytes, as: numbers[place])
    }
    var bytes = PDFBytes("<</Type/Outlines/Count ")
    bytes.put(numbers.count)
    if let first = numbers.first, let last = numbers.last {
      bytes.put("/First")
      bytes.put(reference: first)
      bytes.put("/Last")
      bytes.put(reference: last)
    }
    bytes.put(">>")
    return file.put(bytes, as: root)
  }
}
