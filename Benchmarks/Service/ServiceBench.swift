import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkVerifying
import Foundation

/// The verify service under load, beside a bare route that does the least of the same: one signature
/// verified and one row looked up.
struct ServiceBench {
  let documents: Int
  let requests: Int
  let runs: Int
  /// The folder with the programs.
  let programs: String

  /// How long wrk asks each time.
  private var seconds: Int { requests < 20_000 ? 1 : 5 }

  func measure(into table: inout ResultTable) throws {
    let bench = try BenchIssuer(.ed25519)
    let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    let corpus = try RegisterCorpus(issuing: bench, key: key)
    let links = try corpus.fill(
      bench.folder.register(), documents, verifiable: min(documents, 10_000))
    let questions = "\(bench.root)/questions"
    try Data(links.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: questions))
    let wrk = Wrk(questions: questions)

    let floor = try RunningProgram(
      "\(programs)/blijk-service-floor", ["\(bench.folder.path)/register.sqlite"])
    let service = try RunningProgram(
      "\(programs)/blijk-service",
      ["--issuer", bench.folder.path, "--port", "0", "--rate-limit", "off"])
    _ = try wrk.run(service.port, seconds: seconds, checks: true)
    _ = try wrk.run(floor.port, seconds: 1)
    var ours: [Wrk.Result] = []
    var bare: [Wrk.Result] = []
    for _ in 0..<runs {
      bare.append(try wrk.run(floor.port, seconds: seconds))
      ours.append(try wrk.run(service.port, seconds: seconds))
    }
    table.add("verify service, requests per second", median(ours.map(\.perSecond)), "/s")
    table.add("bare route, requests per second", median(bare.map(\.perSecond)), "/s")
    table.add(
      "verify service, beside a bare route",
      median(zip(ours, bare).map { $0.perSecond / $1.perSecond }), "×", atLeast: 0.8)
    table.add("verify service, 99 % within", median(ours.map(\.p99)), "ms", atMost: 30)
    table.add("bare route, 99 % within", median(bare.map(\.p99)), "ms")
    try memory(of: service, wrk, into: &table)
  }

  /// Whether many requests leave something behind.
  private func memory(of service: RunningProgram, _ wrk: Wrk, into table: inout ResultTable) throws
  {
    var done = 0.0
    var early: Double?
    while done < Double(requests) {
      done += try wrk.run(service.port, seconds: seconds).requests
      if early == nil, done >= Double(requests) / 4 { early = try service.memory() }
    }
    let late = try service.memory()
    table.add("verify service, memory after \(requests) requests", late, "MB", atMost: 120)
    table.add(
      "verify service, memory beside that after a quarter", late / (early ?? late), "×",
      atMost: 1.05)
  }
}
