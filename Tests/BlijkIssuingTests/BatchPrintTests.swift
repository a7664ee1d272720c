import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing

/// The files from which a batch is printed. Whether they show what the documents do is looked at by
/// `check_print.py`.
@Suite struct BatchPrintTests {
  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  /// Of a file that is not read any further: how often something stands in the part that is not packed.
  private func count(_ text: String, _ file: Data) -> Int {
    String(decoding: file, as: UTF8.self).ranges(of: text).count
  }

  @Test func allOfABatchAreInTheirOrderWithFontsOnce() throws {
    let issuer = try TestIssuer()
    let roster = "naam\nCorrie & Co\nGülşah Çağlayan\n陳美玲"
    let report = try issuer.issue(roster)
    for name in ["overzicht/afdrukken-1.pdf", "uitleg/briefjes-1.pdf"] {
      let file = try bytes("\(report.output)/\(name)")
      var place = file.startIndex
      for document in report.documents {
        let code = try #require(document.id).checkCode
        let said = "\(code) \(document.name.replacing("&", with: "&amp;"))\n"
        let found = file[place...].firstRange(of: Data(said.utf8).dropLast())
        place = try #require(found, "\(said)").upperBound
      }
      // The fonts of one document, and not of each.
      #expect(count("/Length1 ", file) < 12, "\(name): \(count("/Length1 ", file))")
      #expect(count("%%EOF", file) == 1 && count("EmbeddedFile", file) == 0)
    }
    let document = try bytes("\(report.output)/\(report.documents[0].files[0])")
    #expect(count("/Subtype/XML", document) == 1 && count("dc:description", document) == 0)
  }

  /// 250 people in a file, and the rest in a next one, which is linked too.
  @Test func largeBatchesAreInParts() throws {
    let issuer = try TestIssuer()
    let roster = "naam\n" + (1...251).map { "Persoon \(Self.word($0))" }.joined(separator: "\n")
    let report = try issuer.issue(roster) { $0.formats = [.pdf] }
    let page = try String(
      contentsOfFile: report.output + "/overzicht/overzicht.html", encoding: .utf8)
    for folder in ["overzicht/afdrukken", "uitleg/briefjes"] {
      let counts = try (1...2).map {
        count("\n", try bytes("\(report.output)/\(folder)-\($0).pdf"))
      }
      #expect(counts[0] > 10 * counts[1])
      let last = try #require(report.documents.last?.id).checkCode
      #expect(count(last, try bytes("\(report.output)/\(folder)-1.pdf")) == 0)
      #expect(count(last, try bytes("\(report.output)/\(folder)-2.pdf")) == 1)
      #expect(page.contains("\(folder)-2.pdf") && page.contains("afdrukken, deel 2 van 2</a>"))
      #expect(!FileManager.default.fileExists(atPath: "\(report.output)/\(folder)-3.pdf"))
    }
  }

  /// A number in letters.
  private static func word(_ number: Int) -> String {
    String(
      String.UnicodeScalarView(
        String(number).unicodeScalars.compactMap {
          Unicode.Scalar($0.value - 48 + 97)
        }))
  }

  /// The least and the most that a note can say is on paper, whole.
  @Test func whateverANoteSaysIsOnPaper() throws {
    let issuer = try TestIssuer()
    let name = String(repeating: "Maria-Fernanda van den ", count: 3) + "Broek"
    let role = String(repeating: "begeleider van het taalcafé ", count: 2) + "en kok"
    let report = try issuer.issue(
      "naam;rol;periode;taken\n\(name);\(role);2019-09/2026-10;Kookt", achievement: "gastheer")
    let text = try poppler("\(report.output)/uitleg/briefjes-1.pdf")
    for word in ["wat u ermee kunt", "Voor op uw cv", "taalcafé", "Referentie-URL", "LinkedIn"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(text.contains("bewijs.example/c#\(try #require(report.documents[0].id).checkCode)"))
    let practice = try issuer.issue("naam\nJan") { $0.isTest = true }
    let told = try poppler("\(practice.output)/uitleg/briefjes-1.pdf")
    #expect(told.contains("Dit is een oefendocument.") && !told.contains("LinkedIn"))
  }

  private func poppler(_ file: String) throws -> String {
    try run("/usr/bin/pdftotext", ["-layout", "-enc", "UTF-8", file, "-"]).output
  }
}
