public import BlijkBasics
public import BlijkCredential

/// What a holder may ask: to show nothing at a typed code, to forget, to see what is kept (GDPR
/// articles 15 to 18).
extension Register {
  /// Lets a typed code show nothing, or again what it showed; a scanned token goes on telling what it
  /// carries. Tells which were changed.
  public func setHidden(_ isHidden: Bool, _ ids: [DocumentID], at moment: Int) throws(Problem)
    -> [DocumentID]
  {
    try change(ids, nl: "veranderd", en: "changed", until: \.isHidden, is: isHidden) {
      session, log, document in
      guard document.isHidden != isHidden else { return false }
      try session.run(
        "UPDATE document SET isHidden = ? WHERE number = ?",
        [.flag(isHidden), .integer(document.number)])
      try log.append(
        isHidden ? .hidden : .shown, subject: document.subject, at: moment, in: session)
      return true
    }
  }

  /// Forgets everything about the person: id, hashes, status and index stay, so that the paper can
  /// still be checked. Tells which were there until now. The bytes go from the database's files too.
  public func erase(_ ids: [DocumentID], at moment: Int) throws(Problem) -> [DocumentID] {
    let erased = try change(ids, nl: "gewist", en: "erased", until: \.isErased) {
      session, log, document in
      guard !document.isErased else { return false }
      try Self.erase(document.number, subject: document.subject, at: moment, session, &log)
      return true
    }
    // Also what an earlier, interrupted erasing left in the files.
    try guarded { try $0.wipe() }
    return erased
  }

  /// What `prune` would forget, oldest first.
  public func summaries(registeredBefore limit: Int) throws(Problem) -> [RegisterSummary] {
    let old = try read { session in
      Set(
        try session.all(
          "SELECT id FROM document WHERE registeredAt < ? AND erasedAt IS NULL", [.integer(limit)]
        ) { try $0.bytes(0) })
    }
    return try summaries().filter { old.contains($0.id.bytes) }
  }

  /// How many are not forgotten yet of what was registered before a moment.
  private static func old(_ limit: Int, in session: any SQLSession) throws -> Int? {
    try session.number(
      "SELECT count(*) FROM document WHERE registeredAt < ? AND erasedAt IS NULL",
      [.integer(limit)])
  }

  /// Does the same for everything that was registered before a moment; tells how many.
  public func prune(registeredBefore limit: Int, at moment: Int) throws(Problem) -> Int {
    let count = try write { session in
      var log = try EventLog(session)
      let old = try session.all(
        "SELECT number, issuer, id FROM document WHERE registeredAt < ? AND erasedAt IS NULL",
        [.integer(limit)]
      ) { row in
        (
          try row.integer(0),
          EventLog.subject(issuer: try row.text(1), id: try row.bytes(2))
        )
      }
      for (number, subject) in old {
        try Self.erase(number, subject: subject, at: moment, session, &log)
      }
      guard try Self.old(limit, in: session) == 0 else {
        throw Self.undone(nl: "gewist", en: "erased")
      }
      return old.count
    }
    try confirmWritten(nl: "gewist", en: "erased") { try Self.old(limit, in: $0) == 0 }
    try guarded { try $0.wipe() }
    return count
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

  /// Everything that is kept about a document, as JSON; nothing when it is unknown.
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
