package import BlijkBasics
import BlijkCredential
import BlijkKeys
package import BlijkRegister

/// Derives what publishing needs of codes that it was not derived of yet, on all cores, and keeps it. It can be
/// ended anywhere: the next time goes on.
package struct CodeKeyMaking {
  private let register: Register
  private let issuer: String

  package init(_ register: Register, issuer: String) {
    (self.register, self.issuer) = (register, issuer)
  }

  /// How many are kept in one transaction.
  private static let portion = 2_000

  package func run(_ progress: (_ done: Int, _ all: Int) -> Void) throws(Problem) {
    let waiting = try register.uncoded()
    let issuer = issuer
    for start in stride(from: 0, to: waiting.count, by: Self.portion) {
      let some = Array(waiting[start..<min(waiting.count, start + Self.portion)])
      var made: [Register.CodeKey] = []
      try WorkerPool.run(
        count: some.count,
        work: { number in
          let master = CodeKeys.master(of: some[number].id, issuer: issuer)
          return Register.CodeKey(
            document: some[number].document, tag: CodeKeys(master: master).tag, master: master)
        }, consume: { made.append($0) })
      try register.keep(made)
      progress(start + some.count, waiting.count)
    }
  }
}
