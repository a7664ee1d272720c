import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

/// Others' code on our documents: cbor2, cryptography and jsonschema, and a checker of its own.
@Suite struct IndependentTests {
  @Test(arguments: KeyAlgorithm.allCases)
  func pythonAgrees(_ algorithm: KeyAlgorithm) throws {
    let organisation = try Organisation(algorithm: algorithm)
    let formats = ["--format", "html,svg,credential"]
    let course = try organisation.issue(
      "voedselveiligheid", roster: "naam;taal\nFatma Yıldız;nl\nJohn O'Brien & Sons;en\n",
      options: formats + ["--valid-until", "2030-12-31"])
    let practice = try organisation.issue(
      "gastheer",
      roster: """
        naam;rol;periode;taken;setting;bericht;extern bewijs;tonen
        Олена Ковальчук;gastvrouw;2026-02/;Ontvangt gasten: zelfstandig|Kookt;Keuken;Dank u;OK 123;ja
        """, options: formats)
    let test = try organisation.issue(
      "ehbo", roster: "naam\nTest Persoon\n", options: formats + ["--test"])
    var arguments = [
      "-B", "\(Project.root)/Tests/Python/verify_independently.py", organisation.path,
    ]
    arguments += [course.path, practice.path, test.path]
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
