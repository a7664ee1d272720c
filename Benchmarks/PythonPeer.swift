import BlijkBasics
import Foundation

/// What one would write in Python: jinja2, segno, cryptography, sqlite3. It signs, draws the code, fills
/// two templates and keeps a row, as ours does; it lays no text out, cuts no fonts, writes no notes and
/// keeps no files, which ours does too.
struct PythonPeer {
  let python: String
  let people: Int

  func measure(into table: inout ResultTable, ours: Double) throws {
    for workers in [1, 2] {
      let folder = "\(BenchIssuer.home)/peer-\(UUID())"
      let json = try PythonScript.run(
        "bench_peer.py", with: python,
        [
          "--count", String(people), "--algorithm", "ed25519", "--out", folder, "--workers",
          String(workers),
        ])
      let theirs = json["perSecond"]?.number ?? 0
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
