import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkVerifying
import Foundation

/// Publishing a register in files, by the program, beside hashing and writing the same bytes.
struct SiteBench {
  let program: String
  let documents: Int

  /// How many are issued before the second publication.
  private static let more = 30

  func measure(into table: inout ResultTable) throws {
    let bench = try BenchIssuer(.ed25519)
    let profile = "\(bench.folder.path)/issuer.toml"
    let text = try String(contentsOfFile: profile, encoding: .utf8) + "typed-codes = true\n"
    try text.write(toFile: profile, atomically: true, encoding: .utf8)
    let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
    let corpus = try RegisterCorpus(issuing: bench, key: key)
    _ = try corpus.fill(bench.folder.register(), documents, verifiable: 1)
    sync()
    let site = "\(bench.root)/site"
    let deriving = try seconds {
      try CodeKeyMaking(bench.folder.register(), issuer: bench.folder.profile.did).run { _, _ in }
    }
    table.add("codes made ready", deriving * 1000 / Double(documents), "ms each", atMost: 0.4)
    sync()
    var memory = 0.0
    let first = try seconds { try publish(bench, to: site) { memory = max(memory, $0) } }
    let scale = Double(documents) / 1_000_000
    table.add("publish \(documents) documents", first, "s", atMost: 60 * max(scale, 0.05))
    let floor = try seconds { try copy(site, to: "\(bench.root)/floor") }
    table.add("the same bytes hashed and written", floor, "s")
    table.add("publish beside that", first / floor, "×")
    _ = try Issuer(folder: bench.folder).issue(bench.plan(Self.more), to: bench.output(), with: key)
    let again = try seconds { try publish(bench, to: site) { memory = max(memory, $0) } }
    table.add("publish \(Self.more) more", again, "s", atMost: 5)
    table.add("memory of publish", memory, "MB", atMost: 300)
  }

  private func publish(
    _ bench: BenchIssuer, to site: String, watch: @escaping (Double) -> Void
  ) throws {
    try CommandBench.start(
      program, ["publish", "--out", site, "--issuer", bench.folder.path, "--yes"], watch: watch)
  }

  /// What no publisher can do without: every file is hashed, written and on the disk.
  private func copy(_ site: String, to place: String) throws {
    let files = FileManager.default
    for folder in ["register", "codes"] {
      try files.createDirectory(
        atPath: "\(place)/\(folder)", withIntermediateDirectories: true)
      for name in try files.contentsOfDirectory(atPath: "\(site)/\(folder)") {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(site)/\(folder)/\(name)")))
        _ = SHA256.hash(bytes)
        try WholeFile.write(bytes, to: "\(place)/\(folder)/\(name)")
      }
    }
  }
}
