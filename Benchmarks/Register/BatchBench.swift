import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkVerifying

/// Registering a batch, log included, beside bare inserts of the same rows.
struct BatchBench {
  let documents: Int
  let runs: Int

  func measure(into table: inout ResultTable) throws {
    let bench = try BenchIssuer(.ed25519)
    let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    let corpus = try RegisterCorpus(issuing: bench, key: key)
    var ours: [Double] = []
    var bare: [Double] = []
    for run in 0..<runs {
      // What the documents are is made before the clock runs; issuing does so on all cores.
      let entries = try (0..<documents).map {
        try corpus.entry($0, of: documents, keepsFiles: true)
      }
      let path = "\(bench.root)/batch-\(run).sqlite"
      let register = try Register.create(at: path, issuer: corpus.issuer)
      ours.append(
        try seconds { try corpus.add(0..<documents, to: register) { entries[$0] } })
      let inserts = try BareInserts(of: path)
      bare.append(try inserts.time(at: "\(bench.root)/bare-\(run).sqlite"))
    }
    let count = Double(documents)
    let name = "register \(documents) in one batch"
    table.add("\(name), per second", count / median(ours), "/s")
    table.add("bare GRDB inserts of the same rows, per second", count / median(bare), "/s")
    table.add(
      "\(name), beside bare inserts", median(zip(bare, ours).map { $0 / $1 }), "×", atLeast: 0.7)
  }
}
