import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// A partner endorses what a community centre issued.
@Suite struct EndorseCommandTests {
  /// The files of one document: issued ones, and a badge.
  private func issue(by organisation: Organisation) throws -> [String] {
    let documents = try organisation.issue(
      "ehbo", roster: "naam\nJan Jansen\n", options: ["--format", "html,svg,credential"])
    let credential = try #require(
      try documents.files(".json").first ?? documents.files(".jwt").first)
    let badge = organisation.folder("insigne.png")
    try Data(Sample.png).write(to: URL(fileURLWithPath: organisation.folder("leeg.png")))
    let baked = try organisation.blijk([
      "bake", organisation.folder("leeg.png"), credential, "--out", badge,
    ])
    #expect(baked.status == 0, "\(baked.errors)")
    return try documents.files(".html") + documents.files(".svg") + [credential, badge]
  }

  private func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path))
  }

  private func trust(_ other: Organisation, in organisation: Organisation) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(other.path)/trusted")
    let name = try #require(names.first)
    try FileManager.default.copyItem(
      atPath: "\(other.path)/trusted/\(name)", toPath: "\(organisation.path)/trusted/\(name)")
    return "\(other.path)/trusted/\(name)"
  }

  @Test(arguments: KeyAlgorithm.allCases, KeyAlgorithm.allCases)
  func everyFileIsEndorsedAndChecked(issuing: KeyAlgorithm, endorsing: KeyAlgorithm) throws {
    let centre = try Organisation(algorithm: issuing)
    let pep = try Organisation(host: "pep.example", algorithm: endorsing)
    let centreKeys = try trust(centre, in: pep)
    _ = try trust(pep, in: centre)
    for (number, file) in try issue(by: centre).enumerated() {
      let before = try bytes(file)
      let out = pep.folder("onderschrijving-\(number)")
      let ending = try pep.blijk([
        "endorse", file, "--comment", "Wij gaven de les.", "--out", out, "--trust", centreKeys,
      ])
      #expect(ending.status == 0 && ending.errors == "", "\(ending.errors)")
      #expect(try bytes(file) == before)
      let verified = try centre.blijk(["verify", file, "--endorsement", out])
      #expect(verified.status == 0)
      #expect(
        verified.output.contains("✔ Buurtkamer Moerwijk bevestigt dit document.\n  “Wij gaven"))
      let json = try centre.blijk(["verify", file, "--json", "--endorsement", out])
      #expect(json.output.contains(#""endorsements":[{"issuer":{"id":"did:web:pep.example""#))
    }
    try checkInPython(centre: centre, pep: pep)
  }

  /// The official schema, the statements and the hash, by code that shares nothing with ours; a Data
  /// Integrity proof by openbadgeslib too, which knows no endorsement that is a JWT.
  private func checkInPython(centre: Organisation, pep: Organisation) throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    let html = try #require(
      try files.subpathsOfDirectory(atPath: centre.folder.path).first {
        $0.hasSuffix(".html") && !$0.contains("overzicht") && !$0.contains("uitleg")
      })
    try files.copyItem(atPath: centre.folder(html), toPath: folder("1-document.html"))
    try files.copyItem(atPath: pep.folder("onderschrijving-0"), toPath: folder("2-onderschrijving"))
    let ending = try verifyIndependently([pep.path, folder.path])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("2 passed, 0 failed"), "\(ending.output)")
    #expect(ending.output.contains("endorses "), "\(ending.output)")
    let endorsement = folder("2-onderschrijving")
    guard try String(contentsOfFile: endorsement, encoding: .utf8).hasPrefix("{") else { return }
    let library = try run(
      Project.python,
      [
        "-B", "\(Project.root)/Tests/Python/check_published.py", pep.path, folder.path, endorsement,
      ])
    #expect(library.output == "endorses 2-onderschrijving\n", "\(library.output)\(library.errors)")
  }

  @Test func whatDoesNotCountIsSaidPlainly() throws {
    let centre = try Organisation()
    let pep = try Organisation(host: "pep.example")
    let file = try issue(by: centre)[0]
    // A stranger's signature cannot be checked: that is said, and left to the endorser.
    let ending = try pep.blijk(["endorse", file])
    #expect(ending.status == 0 && ending.errors.contains("kent de organisatie"), "\(ending.errors)")
    let beside = file.replacing(".html", with: ".bevestiging.json")
    #expect(try pep.blijk(["endorse", file]).errors.contains("bestaat al"))
    let verified = try centre.blijk(["verify", file, "--endorsement", beside])
    #expect(verified.status == 0 && verified.output.contains("✔ Echt"))
    #expect(verified.output.contains("telt niet: De sleutel staat niet op onze lijst van"))
    let missing = try centre.blijk(["verify", file, "--endorsement", "weg.json"])
    #expect(missing.status == 2 && missing.output == "")
  }

  @Test func whatIsNotGoodIsNotEndorsed() throws {
    let centre = try Organisation()
    let pep = try Organisation(host: "pep.example")
    let files = try issue(by: centre)
    _ = try trust(centre, in: pep)
    let altered = try pep.folder.file(
      "anders.json",
      String(decoding: try bytes(files[2]), as: UTF8.self).replacing("Jan", with: "Jos"))
    let test = try centre.issue("ehbo", roster: "naam\nAn\n", options: ["--test"]).files(".html")[0]
    let out = pep.folder("uit.json")
    for (by, arguments, reason) in [
      (pep, ["endorse", altered], "De digitale handtekening klopt niet"),
      (pep, ["endorse", test], "oefen"),
      (centre, ["endorse", files[0]], "eigen organisatie"),
      (pep, ["endorse", "weg"], "is er niet"),
      (pep, ["endorse", files[0], "--comment", "<b>"], "De toelichting bevat '<'"),
      (pep, ["endorse", files[0], "--comment", ""], "De toelichting is leeg"),
      (pep, ["endorse", files[0], "--valid-until", "2026-01-01"], "al voorbij"),
    ] {
      let ending = try by.blijk(arguments + ["--out", out])
      #expect(ending.status == 2, "\(arguments)")
      #expect(ending.errors.contains(reason), "\(ending.errors)")
      #expect(ending.errors.split(separator: "\n").count == 1)
    }
    #expect(!FileManager.default.fileExists(atPath: out))
  }
}
