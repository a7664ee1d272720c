import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import Blijk

/// Baked files by the ways a person takes: bake, unbake and verify.
@Suite struct BakedDocumentTests {
  private func picture(_ name: String, in folder: TemporaryFolder) throws -> String {
    let bytes = name.hasSuffix("png") ? Sample.png : Sample.svg
    try Data(bytes).write(to: URL(fileURLWithPath: folder(name)))
    return folder(name)
  }

  private func document(_ sample: VerdictCase, _ ending: String, of number: Int = 0) throws
    -> String
  {
    let name = try #require(sample.report.documents[number].files.first { $0.hasSuffix(ending) })
    return "\(sample.report.output)/\(name)"
  }

  @Test(arguments: ["insigne.png", "insigne.svg"], ["json", "html", "svg"])
  func anIssuedDocumentBecomesABadge(name: String, ending: String) throws {
    let sample = try VerdictCaseCache.shared.get()
    let folder = try TemporaryFolder()
    let output = folder("badge")
    try Baking.bake(
      try picture(name, in: folder), credential: try document(sample, ending), to: output)
    let verifier = sample.issuer.verifier(on: VerdictCase.day)
    let verdict = verifier.verify(textOrFile: output)
    #expect(verdict.state == .valid, "\(verdict.reasons)")
    #expect(verdict.facts?.name == "Samira el Bouazzaoui")
    try Baking.unbake(output, to: folder("los"))
    #expect(
      FileManager.default.contentsEqual(
        atPath: folder("los"), andPath: try document(sample, "json")))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["badge", name, "los"].sorted())
  }

  /// Somebody else's credential in an issued document: its code is of the first.
  @Test func anotherCredentialInADocumentIsSeen() throws {
    let sample = try VerdictCase(roster: "naam\nSamira\nJan")
    let output = sample.issuer.home("wissel.svg")
    try Baking.bake(
      try document(sample, "svg"), credential: try document(sample, "json", of: 1), to: output)
    #expect(
      sample.issuer.verifier(on: VerdictCase.day).verify(textOrFile: output).state == .altered)
  }

  @Test func neverTakesTheePlaceOfAFile() throws {
    let sample = try VerdictCaseCache.shared.get()
    let folder = try TemporaryFolder()
    let image = try picture("a.png", in: folder)
    let found = problem {
      try Baking.bake(image, credential: try document(sample, "json"), to: image)
    }
    #expect(found?.message.nl.contains("bestaat al") == true)
    #expect(Array(try Data(contentsOf: URL(fileURLWithPath: image))) == Sample.png)
    let nowhere = problem {
      try Baking.bake(image, credential: try document(sample, "json"), to: folder("weg/b.png"))
    }
    #expect(nowhere?.code == .cannotWrite)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.png"])
  }

  @Test func whatHasNoCredentialSaysSo() throws {
    let folder = try TemporaryFolder()
    for name in ["a.png", "a.svg"] {
      let path = try picture(name, in: folder)
      let found = problem { try Baking.unbake(path) }
      #expect(found?.message.nl.contains("er zit geen bewijs in") == true)
      let verdict = try VerdictCaseCache.shared.get().issuer.verifier().verify(textOrFile: path)
      #expect(verdict.state == .unreadable)
    }
    #expect(problem { try Baking.unbake(folder("weg")) }?.code == .cannotRead)
    #expect(problem { try Baking.unbake(folder.path) }?.code == .cannotRead)
  }
}
