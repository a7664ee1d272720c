import BlijkBasics
import Foundation

/// What one would write in Python for the same work per person: jinja2, segno, cryptography, sqlite3.
struct PythonPeer {
  let python: String
  let people: Int

  private static let script =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Tests/Python/bench_peer.py").path

  func measure(into table: inout ResultTable, ours: Double) throws {
    for workers in [1, 2] {
      let folder = "\(BenchIssuer.home)/peer-\(UUID())"
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = [
        Self.script, "--count", String(people), "--algorithm", "ed25519",
        "--out", folder, "--workers", String(workers),
      ]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else {
        throw Problem(
          .usage, nl: "De vergelijking in Python mislukte: \(python) \(Self.script)",
          en: "The comparison in Python failed: \(python) \(Self.script)")
      }
      let json = try JSON(reading: Array(output))
      var theirs = 0.0
      if case .decimal(let value) = json["perSecond"] { theirs = value }
      if let value = json["perSecond"]?.integer { theirs = Double(value) }
      let name = "Python, \(workers) process\(workers > 1 ? "es" : "")"
      table.add("\(name), per second", theirs, "/s")
      if workers == 1 {
        table.add("ours beside \(name)", ours / theirs, "×", atLeast: 20)
      } else {
        table.add("ours beside \(name)", ours / theirs, "×")
      }
    }
  }
}
