import BlijkBasics
import BlijkKeys
import Foundation

/// Measures what a coordinator waits for, each as a ratio to its own floor in the same run: the same
/// QR codes through libqrencode, the same signatures through OpenSSL, the same bytes to the same disk.
///
/// `blijk-bench [--quick] [--people N]`; prints a table and writes `bench-result.json`.
/// Ends with 0, 1 when a goal was missed, or 2 when a part of the table could not be measured.
@main
struct Main {
  static func main() {
    do {
      let options = try BenchOptions(Array(CommandLine.arguments.dropFirst()))
      let table = try measure(options)
      table.printAll()
      try table.write(to: "bench-result.json")
      let missed = table.rows.count { !$0.isMet }
      if missed > 0 { fail("\(missed) goal(s) not met", status: 1) }
    } catch {
      fail((error as? Problem)?.message.en ?? "\(error)", status: 2)
    }
  }

  private static func measure(_ options: BenchOptions) throws -> ResultTable {
    defer { try? FileManager.default.removeItem(atPath: BenchIssuer.home) }
    var table = ResultTable()
    try CommandBench(program: options.program, people: options.people).measure(into: &table)
    try LayoutBench(people: options.peopleLaidOut, python: options.python).measure(into: &table)
    try ProofBench(people: options.peopleLaidOut, python: options.python).measure(into: &table)
    let ed25519 = try IssueBench(.ed25519, people: options.people, runs: options.runs)
    try ed25519.measure(into: &table, target: 2.5, leastPerSecond: 600)
    try IssueBench(.rsa, people: options.peopleWithRSA, runs: options.runs)
      .measure(into: &table, target: 2, leastPerSecond: nil)
    try PythonPeer(python: options.python, people: options.peopleInPython)
      .measure(into: &table, ours: ed25519.medianPerSecond(in: table))
    return table
  }

  private static func fail(_ why: String, status: CInt) {
    FileHandle.standardError.write(Data("blijk-bench: \(why)\n".utf8))
    exit(status)
  }
}
