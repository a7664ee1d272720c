import BlijkTestSupport
import Foundation
import Testing

/// The commands of the README and of the recipes do what they say, one after the other.
@Suite struct ReadmeTests {
  @Test(arguments: ["README.md", "docs/nl/recepten.md"])
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
    for name in ["blijk", "blijk-service"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder("bin/\(name)"), withDestinationPath: program(name))
    }
    // Whatever happens, what it starts ends with it; and somebody may have the port of the text.
    let start = "set -e\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"
    let commands = blocks.joined(separator: "\n").replacing("8181", with: try Self.freePort())
    let script = try folder.file("commands.sh", start + commands)
    var environment = ["PATH": folder("bin") + ":/usr/bin:/bin"]
    if PostgresServer.isExpected { environment["POSTGRES"] = try PostgresServer.newDatabase() }
    let ending = try run("/bin/bash", [script], environment: environment, folder: folder.path)
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    // Each step that ends otherwise than well says so, and is told in the document.
    #expect(
      ending.output.ranges(of: "uitkomst ").count == text.ranges(of: "|| echo \"uitkomst").count)
    guard document == "README.md" else { return }
    #expect(ending.output.contains(#"{"status":"ok"}{"state":"notFound""#))
    let list = try String(contentsOfFile: folder("lijst.json"), encoding: .utf8)
    #expect(list.contains(#""id":"https://bewijs.example/status/1""#))
  }

  /// Whoever looks for a file that moved finds where it went.
  @Test func theArchitectureNamesFilesThatExist() throws {
    let text = try String(
      contentsOfFile: "\(Project.root)/docs/dev/architecture.md", encoding: .utf8)
    let named = Set(text.matches(of: /[A-Za-z+]+\.swift/).map { String($0.output) })
    #expect(named.count >= 30)
    var there: Set<String> = ["Package.swift"]
    for folder in ["Sources", "Tests", "Benchmarks", "Fuzzing"] {
      let inside = FileManager.default.enumerator(atPath: "\(Project.root)/\(folder)")
      while let path = inside?.nextObject() as? String {
        there.insert((path as NSString).lastPathComponent)
      }
    }
    #expect(named.subtracting(there).isEmpty)
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
