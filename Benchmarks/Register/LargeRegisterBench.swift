import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkVerifying
import Foundation

/// What a register that has grown large costs, beside one of a thousand documents.
struct LargeRegisterBench {
  let documents: Int
  let runs: Int

  private static let few = 1_000

  /// An organisation with a register of some size, and what is asked of it.
  private final class Side {
    let bench: BenchIssuer
    let key: PrivateKey
    let register: Register
    let verifier: Verifier
    let links: [String]
    let documents: Int
    var times: [String: [Double]] = [:]
    private var revoked = 0

    init(_ documents: Int) throws {
      self.documents = documents
      bench = try BenchIssuer(.ed25519)
      key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
      register = try bench.folder.register()
      let corpus = try RegisterCorpus(issuing: bench, key: key)
      links = try corpus.fill(register, documents, verifiable: min(documents, few) / 2)
      verifier = Verifier(folder: bench.folder.path)
    }

    func time(_ name: String, _ body: () throws -> Void) rethrows {
      times[name, default: []].append(try seconds(body))
    }

    func issue(_ people: Int) throws {
      _ = try Issuer(folder: bench.folder).issue(
        bench.plan(people), to: bench.output(), with: key)
    }

    func verify(_ link: String) throws {
      guard verifier.verify(Array(link.utf8), withDetails: false).state == .valid else {
        throw Problem(.usage, nl: "Een document is niet geldig.", en: "A document is not valid.")
      }
    }

    /// Withdraws the next ones, which lie far apart; odd ones, as those to verify are even.
    func revoke(_ count: Int) throws {
      let ids = try (revoked..<revoked + count).map {
        try RegisterCorpus.id($0 * 15_838 % (documents & ~1) + 1, of: documents)
      }
      revoked += count
      _ = try register.revoke(ids, at: Timestamp.now())
    }
  }

  func measure(into table: inout ResultTable) throws {
    let small = try Side(min(documents, Self.few))
    var made: Side?
    let building = try seconds { made = try Side(documents) }
    guard let large = made else { return }
    table.add("making a register of \(documents)", building, "s")
    // What was just made goes to the disk now, and not while something else is measured.
    sync()
    for _ in 0..<runs {
      let verifying = try secondsInTurn(Array(zip(small.links, large.links))) { links in
        try small.verify(links.0)
      } _: { links in
        try large.verify(links.1)
      }
      small.times["verify", default: []].append(verifying.one)
      large.times["verify", default: []].append(verifying.other)
      // As a coordinator does: one code, and it is on the disk.
      let revoking = try secondsInTurn(Array(0..<min(documents, Self.few) / (runs * 20))) { _ in
        try small.revoke(1)
      } _: { _ in
        try large.revoke(1)
      }
      small.times["revoke", default: []].append(revoking.one)
      large.times["revoke", default: []].append(revoking.other)
      for side in [small, large] {
        let few = min(side.documents, Self.few)
        try side.time("revoke of many at once") { try side.revoke(few / (runs * 4)) }
        try side.time("issue") { try side.issue(few / 4) }
        try side.time("issue of one") { try side.issue(1) }
      }
    }
    func ratio(_ name: String) -> Double {
      median(zip(small.times[name] ?? [], large.times[name] ?? []).map { $0 / $1 })
    }
    for name in ["issue", "verify", "revoke"] {
      table.add(
        "\(name) at \(documents), rate beside \(small.documents)", ratio(name), "×", atLeast: 0.85)
    }
    table.add(
      "revoke of many at once at \(documents), rate beside \(small.documents)",
      ratio("revoke of many at once"), "×")
    table.add(
      "issue of one at \(documents)", median(large.times["issue of one"] ?? [0]) * 1000, "ms")
    try whole(large, into: &table)
  }

  /// What looks at the whole register.
  private func whole(_ side: Side, into table: inout ResultTable) throws {
    let folder = side.bench.folder
    let opening = try (0..<15).map { _ in try seconds { _ = try folder.register(readOnly: true) } }
    table.add("opening a register of \(documents)", median(opening) * 1000, "ms", atMost: 50)
    let ids = try (0..<min(documents, 10_000)).map { try RegisterCorpus.id($0, of: documents) }
    _ = try side.register.revoke(ids, at: Timestamp.now())
    let list = try (0..<5).map { _ in
      try seconds {
        let bits = try side.register.statusBits(list: 2, issuer: folder.profile.did)
        _ = try StatusListCredential.make(
          2, bits: bits, host: folder.profile.host, with: side.key, at: Timestamp.now())
      }
    }
    table.add("a status list built, \(ids.count) withdrawn", median(list) * 1000, "ms", atMost: 200)
    var found: RegisterCheck?
    let checking = try seconds { found = try side.register.check() }
    guard let found, found.findings.isEmpty else {
      throw Problem(.badRegister, nl: "Het register klopt niet.", en: "The register is not right.")
    }
    table.add("register check, documents per second", Double(found.documents) / checking, "/s")
    table.add(
      "register check, rows per second", Double(found.documents + found.events) / checking, "/s",
      atLeast: 100_000)
  }
}
