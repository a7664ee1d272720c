import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkVerifying

/// What is printed of a batch in one go: all documents, and all notes. Each file is of at most so many people, so
/// that neither it nor memory grows with the batch.
struct BatchPrint {
  private let drawing: BatchDrawing
  private let texts: Texts
  private let date: CalendarDate
  private let write: (_ name: String, _ bytes: [UInt8]) throws(Problem) -> Void
  private var documents: PDFPrint?
  private var notes: [PDFNotes.Note] = []
  /// The files that were written, in the order in which people stand in them.
  private(set) var files = Overview.Prints()

  /// One person's part of it.
  struct Person: Sendable {
    fileprivate let name: String
    fileprivate let code: String?
    fileprivate let sheets: [PDFSheet]
    fileprivate let notePages: [Page]

    init(_ award: Award, id: DocumentID?, _ drawn: BatchDrawing.Drawn) {
      (name, code) = (award.name, id?.checkCode)
      (sheets, notePages) = (drawn.sheets, drawn.notePages)
    }
  }

  /// The most people in a file.
  private static let most = 250

  /// Files go where `write` puts them; their folders are there.
  init(
    _ batch: PlannedBatch, shared: SharedFiles,
    write: @escaping (_ name: String, _ bytes: [UInt8]) throws(Problem) -> Void
  ) throws(Problem) {
    drawing = batch.drawing
    texts = try shared.texts(.nl)
    date = batch.documents.first?.award.date ?? .today()
    self.write = write
  }

  /// Adds somebody, after those who stand before on the list.
  mutating func add(_ person: Person) throws(Problem) {
    if !person.sheets.isEmpty, let common = drawing.pdf {
      var print: PDFPrint
      if let begun = documents { print = begun } else { print = try begin(common) }
      // Held once, it grows in its place.
      documents = nil
      try print.add(person.sheets, name: person.name, code: person.code)
      documents = print
      if print.count == Self.most { try finishDocuments() }
    }
    if !person.notePages.isEmpty, let code = person.code {
      notes.append(.init(name: person.name, code: code, pages: person.notePages))
      if notes.count == Self.most { try finishNotes() }
    }
  }

  private func begin(_ common: PDFCommon) throws(Problem) -> PDFPrint {
    PDFPrint(
      title: try texts.text("overview.print"), language: texts.language, date: date, common: common)
  }

  /// Writes what is left.
  mutating func finish() throws(Problem) {
    try finishDocuments()
    try finishNotes()
  }

  private mutating func finishDocuments() throws(Problem) {
    guard var print = documents else { return }
    documents = nil
    let name = "\(Overview.folder)/\(FileNames.print)\(files.documents.count + 1).pdf"
    try write(name, print.finish())
    files.documents.append(name)
  }

  private mutating func finishNotes() throws(Problem) {
    guard !notes.isEmpty else { return }
    let name = "\(HolderNote.folder)/\(FileNames.notes)\(files.notes.count + 1).pdf"
    try write(
      name,
      PDFNotes.write(
        notes, title: texts.text("overview.print-notes"), language: texts.language, date: date,
        theme: drawing.design.theme))
    files.notes.append(name)
    notes = []
  }
}
