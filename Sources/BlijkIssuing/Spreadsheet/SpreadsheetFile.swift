import BlijkBasics
import BlijkVerifying

/// What a file that may be a workbook is, by its bytes: its name may say anything.
enum SpreadsheetFile {
  /// The most bytes of a small part that tells what a file is.
  private static let longestNote = 1 << 20

  /// The workbook in a file; nil when it is none, such as a file of comma-separated values.
  ///
  /// - Throws: `badRoster` when it is a file of another program, by its name, with what to do.
  static func workbook(_ bytes: [UInt8]) throws(Problem) -> (any Workbook)? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06])
    {
      do throws(Problem) {
        return try zipped(try Zip(bytes))
      } catch  where error.code == .unreadable {
        throw .unopenable(error.message)
      }
    }
    if let other = OtherFile(bytes) { throw other.problem }
    return nil
  }

  private static func zipped(_ zip: Zip) throws(Problem) -> any Workbook {
    if let kind = try zip.part("mimetype", atMost: longestNote) {
      guard String(decoding: kind, as: UTF8.self).hasPrefix(openDocument) else {
        throw OtherFile.text.problem
      }
      let manifest = try zip.part("META-INF/manifest.xml", atMost: longestNote) ?? []
      guard !manifest.holds(Array("encryption-data".utf8)), !zip.isEncrypted else {
        throw OtherFile.encrypted.problem
      }
      return try ODSWorkbook(zip)
    }
    if zip.isEncrypted { throw OtherFile.encrypted.problem }
    if zip.has("xl/workbook.bin") { throw OtherFile.binary.problem }
    if zip.has("Index/Document.iwa") || zip.has("Index.zip") { throw OtherFile.numbers.problem }
    guard zip.has("[Content_Types].xml"), !zip.has("word/document.xml") else {
      throw OtherFile.text.problem
    }
    return try XLSXWorkbook(zip)
  }

  private static let openDocument = "application/vnd.oasis.opendocument.spreadsheet"
}

extension Problem {
  /// A workbook that cannot be read, and why: the end of a sentence that begins with it.
  static func unopenable(_ why: Message) -> Problem {
    Problem(
      Refusal(
        nl: "Dit Excel- of LibreOffice-bestand is niet te lezen: \(why.nl). Open het in Excel of "
          + "LibreOffice, bewaar het opnieuw als .xlsx of .ods en probeer opnieuw.",
        en: "This Excel or LibreOffice file cannot be read: \(why.en). Open it in Excel or "
          + "LibreOffice, save it again as .xlsx or .ods and try again."))
  }
}
