import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// What people hand in that is no code, link or issued file as it was made.
@Suite struct HandedInTests {
  private let sample: VerdictCase
  private let other: String
  private let verifier: Verifier
  private let dutch: Texts

  init() throws {
    sample = try Self.issued.get()
    other = try #require(sample.report.documents[1].link)
    verifier = sample.issuer.verifier(on: VerdictCase.day)
    dutch = try SharedFiles(issuer: nil).texts(.nl)
  }

  private static let issued = Result { try VerdictCase(roster: "naam\nSamira\nJan") }

  private func mail(_ links: String...) -> String {
    "Beste Jan,\n\n" + String(repeating: "Dank voor alles. Bel 070 123 45 67.\n", count: 300)
      + links.joined(separator: ".\n\nEn dit:\n") + ").\nGroet <m@voorbeeld.example>\n"
  }

  @Test func aWholeMailIsReadAndShowsWhatWasSigned() {
    for text in [mail(sample.link), mail(sample.link, sample.link, sample.id.checkCode)] {
      let verdict = verifier.verify(Array(text.utf8))
      #expect(verdict.state == .valid && verdict.claim?.name == "Samira")
      #expect(verdict.input == .token)
    }
  }

  /// Never ✔ for one of two, whichever comes first and however one of them is hidden.
  @Test func ofTwoDocumentsNoneIsAnswered() throws {
    let code = try #require(sample.report.documents[1].id).checkCode
    let hidden = other.replacing("#", with: "%252523")
    let digits = try #require(other.split(separator: "#").last)
    for second in [other, hidden, code, code.lowercased(), "\(digits)", "\(digits.dropLast(3))"] {
      for text in [
        mail(sample.link, second), mail(second, sample.link), sample.link + "\n" + second,
      ] {
        let verdict = verifier.verify(Array(text.utf8))
        #expect(verdict.state == .unreadable && verdict.wording == .several, "\(second)")
        #expect(verdict.claim == nil && verdict.id == nil)
        #expect(try verdict.title(dutch) == "Meer dan één code")
        #expect(try verdict.sentence(dutch).contains("één voor één"))
      }
    }
  }

  /// A credential in a text with markup is looked at, whatever link stands beside it.
  @Test func aPageBehindAMailIsStillAPage() throws {
    let page = String(decoding: try sample.bytes("html"), as: UTF8.self)
    let verdict = verifier.verify(Array((mail(other) + page).utf8))
    #expect(verdict.state == .unreadable && verdict.wording == .several)
    let forged = verifier.verify(
      Array("Beste Jan,\n\(page.replacing(sample.link, with: other))".utf8))
    #expect(forged.state != .valid && forged.claim == nil)
    #expect(verifier.verify(Array("Beste Jan,\n\(page)".utf8)).state == .valid)
  }

  /// A browser sees through references, where a text has none.
  @Test func aLinkInMarkupBehindATextCounts() throws {
    let digits = try #require(other.split(separator: "#").last)
    let link = "<a href='https://bewijs.example/q&#35;&#53;\(digits.dropFirst())'>"
    let verdict = verifier.verify(Array((sample.link + " " + link).utf8))
    #expect(verdict.state == .unreadable && verdict.wording == .several)
  }

  static let photos: [(String, [UInt8])] = [
    ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0] + "..JFIF".utf8), ("GIF", Array("GIF89a..".utf8)),
    ("HEIC", [0, 0, 0, 24] + "ftypheic....mif1heic".utf8), ("TIFF", Array("II*\0....".utf8)),
    ("AVIF", [0, 0, 0, 24] + "ftypavif....mif1".utf8), ("TIFF, Motorola", Array("MM\0*....".utf8)),
    ("HEIF", [0, 0, 0, 24] + "ftypmif1....mif1heic".utf8),
    ("WebP", Array("RIFF".utf8) + [9, 9, 0, 0] + "WEBPVP8 ".utf8),
    ("BMP", Array("BM".utf8) + [0x36, 9, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0]), ("PNG", Sample.png),
  ]

  @Test(arguments: photos)
  func aPhotoIsTold(name: String, bytes: [UInt8]) throws {
    let verdict = verifier.verify(bytes)
    #expect(verdict.state == .unreadable && verdict.input == .file)
    #expect(
      try verdict.sentence(dutch).hasPrefix(
        "Een foto kan hier niet. Scan de QR-code met de camera van een telefoon. Of typ de controlecode"
      ))
    #expect(try !verdict.remarks(dutch).contains(dutch.text("page.not-checked-file")))
  }

  @Test func aPDFIsTold() throws {
    let verdict = verifier.verify(Array("%PDF-1.7\n%âãÏÓ\n".utf8))
    #expect(verdict.state == .unreadable && verdict.input == .file)
    #expect(
      try verdict.sentence(dutch).hasPrefix("Een pdf kan hier nog niet. Scan de QR-code op de pdf"))
  }

  static let files: [(String, [UInt8], String)] = [
    (
      "docx", Array("PK\u{3}\u{4}............[Content_Types].xml....word/document.xml".utf8), "Word"
    ),
    ("odt", Array("PK\u{3}\u{4}..mimetypeapplication/vnd.oasis.opendocument.text".utf8), "Word"),
    ("rtf", Array("{\\rtf1\\ansi hallo}".utf8), "Word"),
    ("zip", Array("PK\u{3}\u{4}....a.html".utf8), "Pak het uit"),
    ("doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "Word"),
    (
      "msg",
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        + "__substg1.0_0037001F".utf8.flatMap { [$0, 0] as [UInt8] }, "hele e-mail"
    ),
    (
      "eml",
      Array(
        "Received: by x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed\r\n\r\n<b>SGFsbG8="
          .utf8), "hele e-mail"
    ),
  ]

  @Test(arguments: files)
  func anotherFileHasItsTrueReason(name: String, bytes: [UInt8], words: String) throws {
    let verdict = verifier.verify(bytes)
    #expect(verdict.state == .unreadable && verdict.input == .file)
    let sentence = try verdict.sentence(dutch)
    #expect(
      sentence.contains(words) && sentence.contains("Dit zegt niets over de persoon."),
      "\(sentence)")
  }

  /// The link in a mail that was saved as a file counts; a page that came with it is not passed over.
  @Test func aSavedMailHasItsLinkRead() throws {
    let head =
      "Received: by x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n"
    let digits = try #require(sample.link.split(separator: "#").last)
    let wrapped = stride(from: 0, to: digits.count, by: 70)
      .map { digits.dropFirst($0).prefix(70) }.joined(separator: "=\r\n")
    let text = head + "Hallo, https://bewijs.example/q=23" + wrapped + ".\r\n"
    #expect(verifier.verify(Array(text.utf8)).state == .valid)
    let page = String(decoding: try sample.bytes("html"), as: UTF8.self)
    #expect(verifier.verify(Array((text + page).utf8)).state == .unreadable)
  }

  /// No sentence lacks a word, in either language.
  @Test(arguments: Language.allCases)
  func eachHasWords(_ language: Language) throws {
    let texts = try SharedFiles(issuer: nil).texts(language)
    for bytes in Self.photos.map(\.1) + Self.files.map(\.1) + [
      Array("\(sample.link) \(other)".utf8)
    ] {
      let sentence = try verifier.verify(bytes).sentence(texts)
      #expect(!sentence.contains("{") && sentence.hasSuffix("."), "\(sentence)")
    }
  }
}
