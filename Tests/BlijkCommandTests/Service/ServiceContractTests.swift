import BlijkTestSupport
import Foundation
import Testing

/// The service does what `docs/openapi.yaml` says, for every address and for much that it does not say.
@Suite struct ServiceContractTests {
  @Test func theServiceKeepsToItsDescription() throws {
    let organisation = try Organisation()
    let site = organisation.folder("site")
    #expect(try organisation.blijk(["publish", "--out", site]).status == 0)
    let service = try Service(
      issuer: organisation.path,
      options: ["--published", site, "--rate-limit", "off", "--guess-limit", "off"])
    let ending = try run(
      "\(Project.root)/.venv/bin/schemathesis",
      [
        "run", "\(Project.root)/docs/openapi.yaml", "--url", "http://127.0.0.1:\(service.port)",
        "--checks", "all", "--phases", "examples,coverage,fuzzing", "--max-examples", "20",
        "--seed", "1", "--warnings", "off",
      ], environment: ["NO_PROXY": "127.0.0.1", "NO_COLOR": "1"], folder: organisation.folder.path)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("Tested: 35"))
    #expect(service.isRunning)
  }
}
