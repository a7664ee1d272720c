import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// Others' code on our documents: cbor2, cryptography and jsonschema, and a checker of its own.
@Suite struct IndependentTests {
  /// A course, a praktijkverklaring with every field, and a practice document.
  private func issue(with algorithm: KeyAlgorithm) throws -> (Organisation, folders: [String]) {
    let organisation = try Organisation(algorithm: algorithm)
    let formats = ["--format", "pdf,html,svg,credential"]
    let course = try organisation.issue(
      "voedselveiligheid", roster: "naam;taal\nFatma Yıldız;nl\nJohn O'Brien & Sons;en\n",
      options: formats + ["--valid-until", "2030-12-31"])
    let practice = try organisation.issue(
      "gastheer",
      roster: """
        naam;rol;periode;taken;setting;bericht;extern bewijs;tonen
        Олена Ковальчук;gastvrouw;2026-02/;Ontvangt gasten: zelfstandig|Schenkt in: zelfstandig|Kookt;Keuken;Dank u;OK 123;ja
        """, options: formats)
    let test = try organisation.issue(
      "ehbo", roster: "naam\nTest Persoon\n", options: formats + ["--test"])
    return (organisation, [course.path, practice.path, test.path])
  }

  /// openbadgeslib takes what we issue, and refuses it with another letter in it.
  @Test(arguments: KeyAlgorithm.allCases)
  func openbadgeslibAgrees(_ algorithm: KeyAlgorithm) throws {
    let (organisation, folders) = try issue(with: algorithm)
    let badges = try TemporaryFolder()
    let names = try FileManager.default.contentsOfDirectory(atPath: folders[0])
    let credential = try #require(names.first { $0.hasSuffix(".json") || $0.hasSuffix(".jwt") })
    for (ending, picture) in [("svg", Sample.svg), ("png", Sample.png)] {
      let image = "\(organisation.path)/insigne.\(ending)"
      try Data(picture).write(to: URL(fileURLWithPath: image))
      let baked = try organisation.blijk([
        "bake", image, "\(folders[0])/\(credential)", "--out", badges("badge.\(ending)"),
      ])
      #expect(baked.status == 0, "\(baked.errors)")
    }
    let script = "\(Project.root)/Tests/Python/check_openbadgeslib.py"
    let ending = try run(
      Project.python, ["-B", script, organisation.path, badges.path] + folders)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("10 taken, 10 forgeries refused, 0 failed"), "\(ending.output)")
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func pythonAgrees(_ algorithm: KeyAlgorithm) throws {
    let (organisation, folders) = try issue(with: algorithm)
    let ending = try verifyIndependently([organisation.path] + folders)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("16 passed, 0 failed"), "\(ending.output)")
  }
}
