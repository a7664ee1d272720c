package import BlijkBasics

/// Pages that are in no file of their own, as one for the printer. Their fonts are cut down to what these need.
package enum PDFNotes {
  /// One person's.
  package struct Note: Sendable {
    let name: String
    let code: String
    let pages: [Page]

    package init(name: String, code: String, pages: [Page]) {
      self.name = name
      self.code = code
      self.pages = pages
    }
  }

  package static func write(
    _ notes: [Note], title: String, language: Language, date: CalendarDate, theme: Theme
  ) throws(Problem) -> [UInt8] {
    var usage = FontUsage()
    for page in notes.flatMap(\.pages) { usage.add(page) }
    let common = try PDFCommon(usage, theme: theme)
    var print = PDFPrint(title: title, language: language, date: date, common: common)
    for note in notes {
      let sheets = try PDFWriter.sheets(note.pages, common: common, colours: theme.colours)
      try print.add(sheets, name: note.name, code: note.code)
    }
    return try print.finish()
  }
}
