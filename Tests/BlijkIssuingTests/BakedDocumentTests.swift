import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

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

  /// One wallet's import takes what stands between the first brace and the one that closes it, wherever
  /// they stand.
  @Test(arguments: ["uitgegeven.svg", "insigne.svg", "insigne.png"])
  func whoCountsBracesFindsTheWholeCredential(name: String) throws {
    let tasks = ["Kookt {mee}", "Leest \"}}}}}}}}\" voor", "Zet \\} neer"]
    let quoted = tasks.joined(separator: "|").replacing("\"", with: "\"\"")
    let sample = try VerdictCase(
      roster: "naam;taken\nSamira;\"\(quoted)\"", achievement: "gastheer")
    let path = sample.issuer.home(name)
    if name == "uitgegeven.svg" {
      try FileManager.default.copyItem(atPath: document(sample, "svg"), toPath: path)
    } else {
      let image = try picture("leeg\(name.suffix(4))", in: sample.issuer.home)
      try Baking.bake(image, credential: document(sample, "json"), to: path)
    }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let open = try #require(bytes.firstRange(of: Array(#"{"@context""#.utf8))).lowerBound
    var depth = 0
    var end = open
    repeat {
      if bytes[end] == UInt8(ascii: "{") { depth += 1 }
      if bytes[end] == UInt8(ascii: "}") { depth -= 1 }
      end += 1
    } while depth > 0 && end < bytes.count
    let counted = try JSON(reading: Array(bytes[open..<end]))
    #expect(counted == (try JSON(reading: sample.bytes("credential"))))

    let verdict = sample.issuer.verifier(on: VerdictCase.day).verify(bytes)
    #expect(verdict.state == .valid, "\(verdict.reasons)")
    #expect(verdict.facts?.tasks.map(\.text) == tasks)
    // What was kept is what was handed out.
    let again = sample.issuer.home("opnieuw")
    _ = try Issuer(folder: sample.issuer.folder).reprint(sample.id, to: again)
    for file in try FileManager.default.contentsOfDirectory(atPath: again) where file.contains("-")
    {
      #expect(
        FileManager.default.contentsEqual(
          atPath: "\(again)/\(file)", andPath: "\(sample.report.output)/\(file)"), "\(file)")
    }
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
