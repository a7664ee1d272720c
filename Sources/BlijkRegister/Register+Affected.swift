package import BlijkBasics
import BlijkCredential
import BlijkKeys

/// Looking ahead, before a key is given up.
extension Register {
  /// What would no longer count if somebody else may have had a key since a moment, oldest first: all that
  /// it signed and that stands in the log from the first event of that moment on. What the key lost before
  /// is left out.
  ///
  /// - Throws: When there is no such key.
  package func summaries(signedWith thumbprint: String, since moment: Int)
    throws(Problem) -> [RegisterSummary]
  {
    let lost = try read { session in
      let earlier = try Self.window(thumbprint, session).compromisedSince
      let first = try Self.firstEvent(since: moment, session)
      let end = try earlier.flatMap { try Self.firstEvent(since: $0, session) }
      let subjects = Set(
        try session.all(
          "SELECT subject FROM event WHERE number >= ? AND number < ?",
          [.integer(first ?? .max), .integer(end ?? .max)]
        ) { try $0.bytes(0) })
      return Set(
        try session.all("SELECT issuer, id FROM document WHERE key = ?", [.text(thumbprint)]) {
          row in
          (issuer: try row.text(0), id: try row.bytes(1))
        }
        .filter { subjects.contains(EventLog.subject(issuer: $0.issuer, id: $0.id)) }.map(\.id))
    }
    return try summaries().filter { lost.contains($0.id.bytes) }
  }

  private static func firstEvent(since moment: Int, _ session: any SQLSession) throws -> Int? {
    try session.number(
      "SELECT number FROM event WHERE at >= ? ORDER BY number LIMIT 1", [.integer(moment)])
  }
}
