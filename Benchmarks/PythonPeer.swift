import BlijkBasics
import Foundation

/// What one would write in Python for the same work per person: jinja2, segno, cryptography, sqlite3, PyLD
/// for the statements that `eddsa-rdfc-2022` signs, HarfBuzz for the widths of texts. It reads and checks
/// rows, sees that each page fits, signs, draws the code and the curves, lays out and fills two pages and
/// two notes, keeps them and a row, writes the overview, and brings all of it to the disk. What is done
/// once per batch, above all cutting the fonts, is in our time and not in its.
///
/// With a JWT in place of that proof it does less than ours; that row has no goal.
struct PythonPeer {
  let python: String
  let people: Int

  func measure(into table: inout ResultTable, ours: Double) throws {
    try measure("Python, 1 process", [], into: &table, ours: ours, goal: 20)
    try measure("Python, 2 processes", ["--workers", "2"], into: &table, ours: ours)
    try measure("Python with a JWT, 1 process", ["--jwt"], into: &table, ours: ours)
  }

  private func measure(
    _ name: String, _ options: [String], into table: inout ResultTable, ours: Double,
    goal: Double? = nil
  ) throws {
    let folder = "\(BenchIssuer.home)/peer-\(UUID())"
    let arguments = ["--count", String(people), "--algorithm", "ed25519", "--out", folder]
    let json = try PythonScript.run("bench_peer.py", with: python, arguments + options)
    let theirs = json["perSecond"]?.number ?? 0
    table.add("\(name), per second", theirs, "/s")
    if let goal {
      table.add("ours beside \(name)", ours / theirs, "×", atLeast: goal)
    } else {
      table.add("ours beside \(name)", ours / theirs, "×")
    }
  }
}
