import BlijkBasics
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkIssuing

/// The strip for a cv, and the code alone.
@Suite struct CVStripTests {
  private func strips(_ report: Issuer.Report) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: report.output + "/uitleg")
      .filter { $0.contains("-cv.") }.sorted()
  }

  /// From the least to the most that stands on one, and a name in every script is not on it.
  @Test func itIsScannedAndSaysWhatWasDoneWhereAndWhen() throws {
    let issuer = try TestIssuer(typedCodes: true)
    let long = String(repeating: "Gastheer, kok en begeleider ", count: 3).prefix(78)
    let report = try issuer.issue(
      "naam;rol\nGülşah Çağlayan;\(long)\nJan;kok", achievement: "gastheer")
    #expect(try strips(report).count == 4)
    for document in report.documents {
      let stem = try #require(document.files[0].split(separator: ".").first)
      let svg = try String(
        contentsOfFile: "\(report.output)/uitleg/\(stem)-cv.svg", encoding: .utf8)
      let code = try #require(document.id).checkCode
      #expect(svg.contains("<desc>https://bewijs.example/c#\(code)</desc>"))
      #expect(svg.contains(": Gastheer of gastvrouw in de buurtkamer. Buurtkamer Moerwijk, "))
      #expect(!svg.contains("<text") && !svg.contains(document.name))
      let note = try String(contentsOfFile: "\(report.output)/uitleg/\(stem).txt", encoding: .utf8)
      #expect(note.contains("het bestand dat eindigt op -cv.svg."))
    }
    let ending = try run(
      Project.python, ["-B", "\(Project.root)/Tests/Python/check_strip.py", report.output])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("4 pictures"))
    // Whoever is to be forgotten is on them too, whatever they are called.
    let id = try #require(report.documents[0].id)
    for (number, name) in try strips(report).filter({ $0.contains(id.checkCode) }).enumerated() {
      try FileManager.default.copyItem(
        atPath: "\(report.output)/uitleg/\(name)",
        toPath: "\(issuer.folder.path)/x\(number).\(name.hasSuffix("svg") ? "svg" : "png")")
    }
    let left = try FileSearch(for: [id], in: issuer.folder, byName: true).files()
    #expect(left.own.count { $0.contains("-cv.") } == 2)
    #expect(left.own.count { $0.contains("/x") } == 2)
  }

  @Test(arguments: [nil, false])
  func whereNoTypedCodeIsAnsweredThereIsNone(typedCodes: Bool?) throws {
    let issuer = try TestIssuer(typedCodes: typedCodes)
    let report = try issuer.issue("naam\nJan")
    #expect(try strips(report).isEmpty)
    let stem = try #require(report.documents[0].files[0].split(separator: ".").first)
    let note = try String(contentsOfFile: "\(report.output)/uitleg/\(stem).txt", encoding: .utf8)
    #expect(!note.contains("-cv.svg"))
  }

  @Test func aPracticeDocumentHasNone() throws {
    let issuer = try TestIssuer(typedCodes: true)
    let report = try issuer.issue("naam\nJan") { $0.isTest = true }
    #expect(try strips(report).isEmpty)
  }
}
