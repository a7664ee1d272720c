import BlijkBasics
import BlijkKeys
import Foundation

/// Measures what a coordinator waits for, each as a ratio to its own floor in the same run: the same
/// QR codes through libqrencode, the same signatures through OpenSSL, the same bytes to the same disk,
/// the same rows into the same database.
///
/// `BenchOptions.usage` tells the arguments; prints a table and writes `bench-result.json`.
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
    for part in options.parts { try measure(part, options, into: &table) }
    return table
  }

  private static func measure(
    _ part: BenchOptions.Part, _ options: BenchOptions, into table: inout ResultTable
  ) throws {
    let (people, python) = (options.people, options.python)
    switch part {
    case .commands:
      try CommandBench(program: options.program, people: people).measure(into: &table)
    case .lists:
      try ListBench(program: options.program, python: python, people: options.peopleListed)
        .measure(into: &table)
    case .layout:
      try LayoutBench(people: options.peopleLaidOut, python: python).measure(into: &table)
    case .proofs:
      try ProofBench(people: options.peopleLaidOut, python: python).measure(into: &table)
    case .issue:
      let ed25519 = try IssueBench(.ed25519, people: people, runs: options.runs)
      try ed25519.measure(into: &table, target: 2.5, leastPerSecond: 600)
      try IssueBench(.rsa, people: options.peopleWithRSA, runs: options.runs)
        .measure(into: &table, target: 2, leastPerSecond: nil)
      try PythonPeer(python: python, people: options.peopleInPython)
        .measure(into: &table, ours: ed25519.medianPerSecond(in: table))
    case .register:
      try BatchBench(documents: people, runs: options.runs).measure(into: &table)
      try PostgresBench(documents: people, runs: options.runs).measure(into: &table)
      guard options.documents > 0 else {
        return table.skip("a large register", because: "--documents 0")
      }
      try LargeRegisterBench(documents: options.documents, runs: options.runs)
        .measure(into: &table)
    case .site:
      guard options.documents > 0 else {
        return table.skip("a published site", because: "--documents 0")
      }
      try SiteBench(program: options.program, documents: options.documents).measure(into: &table)
    case .service:
      guard options.documents > 0 else {
        return table.skip("the verify service", because: "--documents 0")
      }
      try ServiceBench(
        documents: options.documentsServed, requests: options.requests, runs: options.runs,
        programs: URL(fileURLWithPath: options.program).deletingLastPathComponent().path
      ).measure(into: &table)
    }
  }

  private static func fail(_ why: String, status: CInt) {
    FileHandle.standardError.write(Data("blijk-bench: \(why)\n".utf8))
    exit(status)
  }
}
