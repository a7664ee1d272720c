import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// Others' code on our documents: cbor2, cryptography and jsonschema, and a checker of its own.
@Suite struct IndependentTests {
  /// A course, a praktijkverklaring with every field, and a practice document.
  private func issue(with algorithm: KeyAlgorithm) throws -> (Organisation, folders: [String]) {
    let organisation = try Organisation(algorithm: algorithm)
    let formats = ["--format", "html,svg,credential"]
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
    let script = "\(Project.root)/Tests/Python/check_openbadgeslib.py"
    let ending = try run(Project.python, ["-B", script, organisation.path] + folders)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("8 taken, 8 forgeries refused, 0 failed"), "\(ending.output)")
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func pythonAgrees(_ algorithm: KeyAlgorithm) throws {
    let (organisation, folders) = try issue(with: algorithm)
    var arguments = [
      "-B", "\(Project.root)/Tests/Python/verify_independently.py", organisation.path,
    ]
    arguments += folders
    if let conformance = Project.conformance {
      arguments += ["--conformance", conformance]
    } else {
      #expect(!Project.isCI, "no conformance material")
      print("skipped: no conformance material, so no official schema and contexts")
    }
    let ending = try run(Project.python, arguments)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("12 passed, 0 failed"), "\(ending.output)")
  }
}
