import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkVerifying

extension MailDraft {
  /// Where messages lie in the output folder.
  static let folder = "mail"

  /// The message that brings somebody their document: a few words, the pdf, and the note as text. Nil where there
  /// is no pdf to send.
  init?(
    to address: MailAddress, _ award: Award, _ drawn: BatchDrawing.Drawn, id: DocumentID,
    issuer: IssuerProfile, texts: Texts, at moment: Int
  ) throws(Problem) {
    guard let pdf = drawn.documents.first(where: { $0.name.hasSuffix(".pdf") }),
      let note = drawn.notes.first(where: { $0.name.hasSuffix(".txt") })
    else { return nil }
    let fillings = [
      "name": award.name, "document": award.words.heading, "title": award.plainTitle,
      "organisation": issuer.name,
    ]
    func text(_ key: String) throws(Problem) -> String { try texts.text("mail.\(key)", fillings) }
    self.init(
      address: address, name: award.name, organisation: issuer.name, subject: try text("subject"),
      text: try [
        text("greeting"), text("attached"), "\(text("closing"))\n\(issuer.name)", "",
        String(decoding: note.file.bytes, as: UTF8.self),
      ].joined(separator: "\n\n"),
      // Programs spell the letters of other scripts in too many ways.
      file: (
        pdf.name.utf8.allSatisfy { $0 < 0x80 } ? pdf.name : "\(id.checkCode).pdf", pdf.file.bytes
      ),
      moment: moment)
  }
}
