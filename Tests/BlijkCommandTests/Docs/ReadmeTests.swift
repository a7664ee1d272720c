import BlijkTestSupport
import Foundation
import Testing

/// The commands of the documents do what they say, one after the other.
@Suite struct ReadmeTests {
  /// Documents whose commands go on where those of the one before ended, in one folder.
  private static let rows = [
    ["README.md", "docs/nl/sjablonen.md"],
    ["README.en.md"],
    ["docs/nl/handleiding.md", "docs/nl/controledienst.md"],
    ["docs/nl/recepten.md"],
  ]

  @Test(arguments: rows)
  func theirCommandsRun(in documents: [String]) throws {
    let texts = try documents.map(Self.text)
    let blocks = texts.flatMap(Self.blocks)
      .filter { PostgresServer.isExpected || !$0.contains("$POSTGRES") }
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
      ending.output.ranges(of: "uitkomst ").count
        == texts.joined().ranges(of: "|| echo \"uitkomst").count)
    if documents[0].hasPrefix("README") {
      let answer =
        documents[0] == "README.md"
        ? "✔ Echt: vergelijk met het document\n"
        : "✔ Genuine: compare with the document\n"
      #expect(ending.output.contains(answer))
    }
    guard documents.contains("docs/nl/controledienst.md") else { return }
    #expect(ending.output.contains(#"{"status":"ok"}{"state":"notFound""#))
    let list = try String(contentsOfFile: folder("lijst.json"), encoding: .utf8)
    #expect(list.contains(#""id":"https://bewijs.example/status/1""#))
  }

  /// A document that gets its first command gets a place in the rows. Only `sh` is run, and the others
  /// are known: with another word for it, a command would be run by nobody.
  @Test func everyDocumentWithCommandsIsRun() throws {
    var found: Set<String> = []
    for folder in ["", "docs/nl/", "docs/dev/", "Keys/", "Examples/"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(Project.root)/\(folder)")
      for document in names.filter({ $0.hasSuffix(".md") }).map({ folder + $0 }) {
        let text = try Self.text(document)
        if !Self.blocks(text).isEmpty { found.insert(document) }
        let fences = Set(text.matches(of: /(?m)^ *```(\w+)$/).map { String($0.output.1) })
        let known: Set = ["sh", "console", "text", "json", "swift", "toml", "xml"]
        #expect(fences.subtracting(known).isEmpty, "\(document)")
      }
    }
    #expect(found == Set(Self.rows.joined()))
  }

  /// Both languages tell the same in the same order, in no more than somebody reads.
  @Test func bothReadmesAreShortAndAlike() throws {
    let readmes = try ["README.md", "README.en.md"].map { name in
      try Self.text(name).split(separator: "\n", omittingEmptySubsequences: false)
    }
    // What stands at the start of a line: a heading, a row, a picture, a list.
    let shapes = readmes.map { $0.map { line in line.prefix { "#|`<*-".contains($0) } } }
    #expect(shapes[0].count <= 151)
    #expect(shapes[0] == shapes[1])
    for same in [/src="([^"]+)"/, /^\| . \| `(\w+)` \|/] {
      let told = readmes.map { $0.compactMap { try? same.firstMatch(in: $0)?.output.1 } }
      #expect(told[0].count >= 6)
      #expect(told[0] == told[1])
    }
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

  private static func text(_ document: String) throws -> String {
    try String(contentsOfFile: "\(Project.root)/\(document)", encoding: .utf8)
  }

  private static func blocks(_ text: String) -> [String] {
    text.components(separatedBy: "```sh\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first
    }
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
