public import BlijkBasics
public import BlijkCredential

/// What a holder may ask: to show nothing at a typed code, to forget, to see what is kept (GDPR
/// articles 15 to 18).
extension Register {
  /// Hides documents from whoever types their codes, or shows them again. A scanned token still tells what it
  /// carries.
  ///
  /// - Returns: The documents that were changed.
  public func setHidden(_ isHidden: Bool, _ ids: [DocumentID], at moment: Int) throws(Problem)
    -> [DocumentID]
  {
    try change(ids, nl: "veranderd", en: "changed", until: \.isHidden, is: isHidden) {
      session, log, document in
      try session.run(
        "UPDATE document SET isHidden = ? WHERE number = ?",
        [.flag(isHidden), .integer(document.number)])
      try log.append(
        isHidden ? .hidden : .shown, subject: document.subject, at: moment, in: session)
    }
  }

  /// Erases everything about the persons, also from the database's files. Id, hashes, status and index stay,
  /// so that the paper can still be checked.
  ///
  /// - Returns: The documents that were not erased before.
  public func erase(_ ids: [DocumentID], at moment: Int) throws(Problem) -> [DocumentID] {
    let erased = try change(ids, nl: "gewist", en: "erased", until: \.isErased) {
      session, log, document in
      try Self.erase(document.number, subject: document.subject, at: moment, session, &log)
    }
    // Also what an earlier, interrupted erasing left in the files.
    try guarded { try $0.wipe() }
    return erased
  }

  /// What `prune` would erase, oldest first.
  public func summaries(registeredBefore limit: Int) throws(Problem) -> [RegisterSummary] {
    let old = Set(try snapshot { try Self.old(limit, in: $0) }.map(\.id))
    return try summaries().filter { old.contains($0.id) }
  }

  /// The rows that were registered before a moment and are not erased. Rows that are not as the log has them
  /// are left out.
  private static func old(_ limit: Int, in session: any SQLSession) throws -> [LoggedRows.Row] {
    try LoggedRows(session).asLogged.filter { $0.registeredAt < limit && !$0.isErased }
  }

  /// Erases everything about persons in what was registered before a moment. Rows that are not as the log has
  /// them stay as they are; `unlogged` reports them.
  ///
  /// - Returns: How many documents were erased.
  public func prune(registeredBefore limit: Int, at moment: Int) throws(Problem) -> Int {
    let ids = try write { session in
      var log = try EventLog(session)
      let old = try Self.old(limit, in: session)
      for row in old {
        try Self.erase(row.number, subject: row.subject, at: moment, session, &log)
      }
      let isWritten = try old.allSatisfy {
        try Self.find($0.id, in: session)?.became.isErased == true
      }
      guard isWritten else { throw Self.undone(nl: "gewist", en: "erased") }
      return old.map(\.id)
    }
    try confirmWritten(ids, nl: "gewist", en: "erased", \.isErased)
    try guarded { try $0.wipe() }
    return ids.count
  }

  private static func erase(
    _ number: Int, subject: [UInt8], at moment: Int, _ session: any SQLSession,
    _ log: inout EventLog
  ) throws {
    let moment = log.time(moment)
    try session.run(
      """
      UPDATE document SET erasedAt = ?, kind = NULL, title = NULL, name = NULL, date = NULL,
        validUntil = NULL, achievement = NULL, request = NULL, token = NULL, credential = NULL
      WHERE number = ?
      """, [.integer(moment), .integer(number)])
    try session.run("DELETE FROM keptFiles WHERE document = ?", [.integer(number)])
    try log.append(.erased, subject: subject, at: moment, in: session)
  }

  /// Everything that is kept about a document, as JSON; `nil` when it is unknown.
  package func record(issuer: String, id: DocumentID) throws(Problem) -> JSON? {
    try read { session in
      let names = [
        "registeredAt", "tokenHash", "credentialHash", "key", "statusList", "statusIndex", "state",
        "stateChangedAt", "because", "replacement", "isHidden", "erasedAt", "isTest",
        "showsDetails", "kind", "title", "name", "date", "validUntil", "achievement", "request",
        "token", "credential", "requestHash", "filesHash", "event", "firstEvent",
      ]
      return try session.first(
        "SELECT \(names.joined(separator: ", ")) FROM document WHERE id = ? AND issuer = ?",
        [.bytes(id.bytes), .text(issuer)]
      ) { row in
        var record: JSON = ["code": .string(id.checkCode), "issuer": .string(issuer)]
        for (column, name) in names.enumerated() {
          record[name] =
            switch try row.value(column) {
            case .null: JSON.null
            case .integer(let value): .integer(value)
            case .text(let value): .string(value)
            case .bytes(let value) where name == "credential":
              .string(String(decoding: value, as: UTF8.self))
            case .bytes(let value): .string(Hex.encode(value))
            }
        }
        return record
      }
    }
  }
}
