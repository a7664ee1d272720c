import Blijk
import BlijkBasics
import BlijkKeys
import Foundation

/// The programs as a coordinator starts them: whole processes, with their start-up and scrypt.
struct CommandBench {
  let program: String
  let people: Int

  func measure(into table: inout ResultTable) throws {
    let bench = try BenchIssuer(.ed25519)
    try memory(bench, into: &table)
    try one(bench, into: &table)
  }

  /// The largest child so far is what the system tells, so the small batch comes first.
  private func memory(_ bench: BenchIssuer, into table: inout ResultTable) throws {
    try issue(bench, people: people / 10)
    let small = largestChild()
    try issue(bench, people: people)
    let large = largestChild()
    table.add("memory, \(people / 10) people", small, "MB")
    table.add("memory, \(people) people", large, "MB")
    table.add("memory, \(people) beside \(people / 10)", large / small, "×", atMost: 1.5)
  }

  private func one(_ bench: BenchIssuer, into table: inout ResultTable) throws {
    let whole = try (0..<15).map { _ in try seconds { try issue(bench, people: 1) } }
    table.add("blijk issue of one, in all", median(whole) * 1000, "ms", atMost: 150)
    let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    let roster = try bench.roster(1)
    var file = ""
    let inside = try (0..<15).map { _ in
      try seconds {
        let issuer = Issuer(folder: bench.folder)
        let output = bench.output()
        let plan = try issuer.plan(
          IssueRequest(achievement: "voedselveiligheid", roster: roster, output: output))
        let report = try issuer.issue(plan, with: key)
        file = "\(output)/\(report.documents[0].files[0])"
      }
    }
    table.add("issue of one, after unlocking", median(inside) * 1000, "ms", atMost: 50)
    let verify = try (0..<25).map { _ in
      try seconds { try start(["verify", file, "--json", "--issuer", bench.folder.path]) }
    }
    table.add("blijk verify of one", median(verify) * 1000, "ms", atMost: 20)
  }

  private func issue(_ bench: BenchIssuer, people: Int) throws {
    let output = bench.output()
    try start([
      "issue", "--achievement", "voedselveiligheid", "--roster", try bench.roster(people),
      "--out", output, "--issuer", bench.folder.path,
    ])
    try FileManager.default.removeItem(atPath: output)
  }

  private func start(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging([
      "BLIJK_PASSPHRASE": BenchIssuer.passphrase
    ]) { $1 }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Problem(.usage, nl: "blijk mislukte.", en: "blijk failed.")
    }
  }

  private func largestChild() -> Double {
    var usage = rusage()
    unsafe getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}
