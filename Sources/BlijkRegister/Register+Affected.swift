package import BlijkBasics
import BlijkCredential

/// Seeing what would be lost, before a key is reported as compromised.
extension Register {
  /// What would no longer count if a key were compromised since a moment, oldest first: all that it signed
  /// from the first event of that moment on. What an earlier report made invalid is left out.
  ///
  /// - Throws: `noKey`, when there is no such key.
  package func summaries(signedWith thumbprint: String, since moment: Int)
    throws(Problem) -> [RegisterSummary]
  {
    let lost = try read { session in
      _ = try Self.window(thumbprint, session)
      let first = try EventLog.first(since: moment, in: session)
      let end = try session.number(
        "SELECT compromisedFrom FROM signingKey WHERE id = ?", [.text(thumbprint)])
      return Set(
        try session.all(
          """
          SELECT id FROM document WHERE key = ? AND coalesce(firstEvent, event) >= ?
            AND coalesce(firstEvent, event) < ?
          """, [.text(thumbprint), .integer(first ?? .max), .integer(end ?? .max)]
        ) { try $0.bytes(0) })
    }
    return try summaries().filter { lost.contains($0.id.bytes) }
  }
}
