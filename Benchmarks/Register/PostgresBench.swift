import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkVerifying
import Foundation

/// Look-ups in a register in PostgreSQL, beside the same select through libpq alone. It needs a
/// server to make a database on; `make bench` starts one.
struct PostgresBench {
  let documents: Int
  let runs: Int

  func measure(into table: inout ResultTable) throws {
    let name = "PostgreSQL, lookups"
    guard let server = environmentVariable("BLIJK_TEST_POSTGRES") else {
      return table.skip(
        name, because: "no PostgreSQL; 'make bench' starts one where it is installed")
    }
    let database = "blijk_bench_\(getpid())"
    let owner = try BareLibPQ(server)
    try owner.run("CREATE DATABASE \(database)")
    defer { try? owner.run("DROP DATABASE \(database) WITH (FORCE)") }
    let url = "\(server.split(separator: "/").dropLast().joined(separator: "/"))/\(database)"
      .replacingOccurrences(of: "postgres:/", with: "postgres://")
    let bench = try BenchIssuer(.ed25519)
    let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    let corpus = try RegisterCorpus(issuing: bench, key: key)
    let register = try Register.create(at: url, issuer: corpus.issuer)
    _ = try corpus.fill(register, documents, verifiable: 1)
    try measure(register, url, corpus.issuer, as: name, into: &table)
  }

  private func measure(
    _ register: Register, _ url: String, _ issuer: String, as name: String,
    into table: inout ResultTable
  ) throws {
    let ids = try (0..<documents).map { try RegisterCorpus.id($0, of: documents) }.shuffled()
    let libpq = try BareLibPQ(url)
    try libpq.run("ANALYZE")
    try libpq.prepare(
      Register.standingQuery.replacing("?", with: "$1", maxReplacements: 1)
        .replacing("?", with: "$2"))
    let times = try (0..<runs).map { _ in
      try secondsInTurn(ids) { id in
        guard try register.standing(issuer: issuer, id: id) != nil else { throw BareLibPQ.failure }
      } _: { id in
        guard try libpq.rows(id.bytes, issuer) == 1 else { throw BareLibPQ.failure }
      }
    }
    let count = Double(documents)
    table.add("\(name) per second", count / median(times.map(\.one)), "/s")
    table.add("bare libpq prepared selects per second", count / median(times.map(\.other)), "/s")
    table.add(
      "\(name) beside bare libpq", median(times.map { $0.other / $0.one }), "×", atLeast: 0.8)
  }
}
