import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkVerifying
import Foundation

/// How fast one core signs and verifies credentials, beside OpenSSL alone and beside a library in
/// Python that others use.
struct ProofBench {
  let people: Int
  let python: String

  /// Signatures in one turn.
  private static let turn = 20

  func measure(into table: inout ResultTable) throws {
    let people = people
    for algorithm in KeyAlgorithm.allCases {
      let bench = try BenchIssuer(algorithm)
      let key = try bench.folder.unlock(Passphrase(BenchIssuer.passphrase))
      let issuer = bench.folder.profile
      let credentials = try bench.awards(people).map { award in
        Credential(
          award, id: try DocumentID.random(), issuer: issuer, status: .init(list: 1, index: 1),
          at: Timestamp.now())
      }
      let method = key.publicKey.id.method(of: issuer.did)
      var signed: [[UInt8]] = []
      var signing = 0.0
      var bare = 0.0
      // In turn with the same number of bare signatures, a few at a time: a machine that becomes faster
      // or slower meanwhile becomes so for both.
      for start in stride(from: 0, to: people, by: Self.turn) {
        let turn = credentials[start..<min(start + Self.turn, people)]
        signing += try seconds {
          for credential in turn {
            signed.append(
              try SignedCredential(signing: credential, with: key, method: method, at: 0).bytes)
          }
        }
        let message = [UInt8](repeating: 7, count: signed[start].count)
        bare += try seconds { for _ in turn { _ = try key.sign(message) } }
      }
      let verifying = try seconds {
        for bytes in signed {
          _ = try SignedCredential(reading: bytes).verified(by: key.publicKey)
        }
      }
      let count = Double(people)
      switch algorithm {
      case .ed25519:
        table.add("sign eddsa-rdfc-2022, one core", count / signing, "/s", atLeast: 2_000)
        table.add("verify eddsa-rdfc-2022, one core", count / verifying, "/s", atLeast: 1_500)
      case .rsa:
        table.add("sign JWT RS256-2048, one core", count / signing, "/s")
        table.add("sign JWT RS256-2048, beside OpenSSL", bare / signing, "×", atLeast: 0.9)
        table.add("verify JWT RS256-2048, one core", count / verifying, "/s", atLeast: 10_000)
      }
    }
    let others = try PythonScript.run("bench_proofs.py", with: python, [])
    for name in ["sign eddsa", "verify eddsa", "sign RS256", "verify RS256"] {
      if let rate = others[name]?.number { table.add("openbadgeslib, \(name)", rate, "/s") }
    }
  }
}
