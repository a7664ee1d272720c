import BlijkTestSupport
import Foundation
import Testing

/// The commands of the README and of the recipes do what they say, one after the other.
@Suite struct ReadmeTests {
  @Test(arguments: ["README.md", "docs/recipes.md"])
  func itsCommandsRun(in document: String) throws {
    let text = try String(contentsOfFile: "\(Project.root)/\(document)", encoding: .utf8)
    let blocks = text.components(separatedBy: "```sh\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }.filter { PostgresServer.isExpected || !$0.contains("$POSTGRES") }
    #expect(blocks.count >= 5)
    let folder = try TemporaryFolder()
    for name in ["Examples", "Templates"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder(name), withDestinationPath: "\(Project.root)/\(name)")
    }
    try FileManager.default.createDirectory(
      atPath: folder("bin"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder("bin/blijk"), withDestinationPath: program("blijk"))
    let script = try folder.file("commands.sh", "set -e\n" + blocks.joined(separator: "\n"))
    var environment = ["PATH": folder("bin") + ":/usr/bin:/bin"]
    if PostgresServer.isExpected { environment["POSTGRES"] = try PostgresServer.newDatabase() }
    let ending = try run("/bin/bash", [script], environment: environment, folder: folder.path)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    // Each step that ends otherwise than well says so, and is told in the document.
    #expect(
      ending.output.ranges(of: "uitkomst ").count == text.ranges(of: "|| echo \"uitkomst").count)
  }
}
