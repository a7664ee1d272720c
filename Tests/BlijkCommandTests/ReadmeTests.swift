import BlijkTestSupport
import Foundation
import Testing

/// The README's commands do what it says, one after the other.
@Suite struct ReadmeTests {
  @Test func itsCommandsRun() throws {
    let readme = try String(contentsOfFile: "\(Project.root)/README.md", encoding: .utf8)
    let blocks = readme.components(separatedBy: "```sh\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
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
    let script = try folder.file("readme.sh", "set -e\n" + blocks.joined(separator: "\n"))
    let ending = try run(
      "/bin/bash", [script], environment: ["PATH": folder("bin") + ":/usr/bin:/bin"],
      folder: folder.path)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
  }
}
