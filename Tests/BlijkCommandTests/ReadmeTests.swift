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
    for name in ["blijk", "blijk-service"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder("bin/\(name)"), withDestinationPath: program(name))
    }
    // Whatever happens, what it starts ends with it; and somebody may have the port of the text.
    let start = "set -e\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"
    let commands = blocks.joined(separator: "\n").replacing("8181", with: try Self.freePort())
    let script = try folder.file("readme.sh", start + commands)
    let ending = try run(
      "/bin/bash", [script], environment: ["PATH": folder("bin") + ":/usr/bin:/bin"],
      folder: folder.path)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains(#"{"status":"ok"}{"state":"notFound""#))
    let list = try String(contentsOfFile: folder("lijst.json"), encoding: .utf8)
    #expect(list.contains(#""id":"https://bewijs.example/status/1""#))
  }

  private static func freePort() throws -> String {
    let ending = try run(
      "/usr/bin/python3",
      [
        "-c",
        "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])",
      ])
    return ending.output.trimmingCharacters(in: .newlines)
  }
}
