import Blijk
import BlijkBasics
import BlijkKeys
import Foundation

/// Measures what a coordinator waits for, each as a ratio to its own floor in the same run: the same
/// QR codes through libqrencode, the same signatures through OpenSSL, the same bytes to the same disk.
///
/// `blijk-bench [--quick]`; prints a table and writes `bench-result.json`.
@main
struct Main {
  static func main() throws {
    let isQuick = CommandLine.arguments.contains("--quick")
    var table = ResultTable()
    let environment = ProcessInfo.processInfo.environment
    let program = environment["BLIJK_BIN"] ?? ""
    let many = isQuick ? 1_000 : 10_000
    defer { try? FileManager.default.removeItem(atPath: BenchIssuer.home) }

    if FileManager.default.isExecutableFile(atPath: program) {
      try CommandBench(program: program, people: many).measure(into: &table)
    }
    let ed25519 = try IssueBench(.ed25519, people: many, runs: 3)
    try ed25519.measure(into: &table, target: 2.5, leastPerSecond: 600)
    try IssueBench(.rsa, people: isQuick ? 200 : 1_000, runs: 3)
      .measure(into: &table, target: 2, leastPerSecond: nil)
    if let python = environment["BLIJK_PYTHON"] {
      try PythonPeer(python: python, people: isQuick ? 100 : 400)
        .measure(into: &table, ours: ed25519.medianPerSecond(in: table))
    }
    table.printAll()
    try table.write(to: "bench-result.json")
  }
}
