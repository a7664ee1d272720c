public import BlijkBasics
public import BlijkCredential

/// Withdrawing: for good, and in the log.
extension Register {
  /// Withdraws all of these or, when one is not there, none.
  ///
  /// - Returns: The documents that were active until now.
  public func revoke(
    _ ids: [DocumentID], because reason: RegisterEntry.Reason? = nil, at moment: Int
  ) throws(Problem) -> [DocumentID] {
    try change(ids, nl: "ingetrokken", en: "withdrawn", until: \.isEnded) {
      session, log, document in
      let moment = log.time(moment)
      try session.run(
        "UPDATE document SET state = ?, stateChangedAt = ?, because = ? WHERE number = ?",
        [
          .integer(RegisterEntry.State.revoked.rawValue), .integer(moment),
          .text(reason?.rawValue), .integer(document.number),
        ])
      try log.append(
        .revoked, subject: document.subject, digest: EventLog.digest(reason?.rawValue), at: moment,
        in: session)
    }
  }

  /// A document before a change.
  struct Found {
    let number: Int
    /// What its row says.
    let became: Became
    let subject: [UInt8]
    /// Whether the log has its row under this code. If not, nobody can tell whose it is.
    let isLogged: Bool
  }

  /// Changes all of these documents or, when one is not there or not in the log, none. One whose row and log
  /// already say `wanted` is skipped.
  ///
  /// It reads all of them again before the commit and after it, since a trigger in the database can undo what
  /// was written.
  ///
  /// - Returns: The documents that were changed.
  func change(
    _ ids: [DocumentID], nl: String, en: String, until property: KeyPath<Became, Bool>,
    is wanted: Bool = true,
    _ body: (any SQLSession, inout EventLog, Found) throws -> Void
  ) throws(Problem) -> [DocumentID] {
    let changed = try write { session in
      var log = try EventLog(session)
      let changed = try ids.filter { id in
        guard let found = try Self.find(id, in: session) else {
          throw Problem(
            .notFound, nl: "\(id.checkCode) staat niet in het register. Er is niets \(nl).",
            en: "\(id.checkCode) is not in the register. Nothing was \(en).")
        }
        guard found.isLogged else { throw Self.nobodys(id, nl: nl, en: en) }
        guard try !Self.isDone(found, property, is: wanted, in: session) else { return false }
        try body(session, &log, found)
        return true
      }
      let isWritten = try ids.allSatisfy {
        try Self.find($0, in: session)?.became[keyPath: property] == wanted
      }
      guard isWritten, try EventLog(session).head == log.head else {
        throw Self.undone(nl: nl, en: en)
      }
      return changed
    }
    try confirmWritten(ids, nl: nl, en: en, property, is: wanted)
    return changed
  }

  /// The problem when what was written is not there when it is read again.
  static func undone(nl: String, en: String) -> Problem {
    Problem(
      .badRegister,
      nl: "Iets in de database van het register maakt ongedaan wat Blijk schrijft. Er is niets "
        + "\(nl). Doe: blijk register check",
      en: "Something in the register's database undoes what Blijk writes. Nothing was \(en). Run: "
        + "blijk register check")
  }

  /// The problem when the log has no document of this code, or when its row is of another document.
  private static func nobodys(_ id: DocumentID, nl: String, en: String) -> Problem {
    Problem(
      .badRegister,
      nl:
        "De regel van \(id.checkCode) in het register klopt niet met het logboek: het is niet zeker "
        + "van wie die is. Er is niets \(nl). Doe: blijk register check",
      en: "The row of \(id.checkCode) in the register does not agree with the log: whose it is, is "
        + "not certain. Nothing was \(en). Run: blijk register check")
  }

  static func find(_ id: DocumentID, in session: any SQLSession) throws -> Found? {
    try session.first(
      """
      SELECT document.number, issuer, \(Became.columns),
        CASE WHEN coalesce(name, title, achievement, request) IS NULL AND token IS NULL
          AND credential IS NULL THEN 1 ELSE 0 END, logged.subject
      FROM document \(DocumentRecord.join) WHERE id = ?
      """,
      [.bytes(id.bytes)]
    ) { row in
      let subject = EventLog.subject(issuer: try row.text(1), id: id.bytes)
      var became = try Became(row, from: 2)
      // A row that has contents is not erased, whatever it says.
      if try !row.flag(5) { became.isErased = false }
      return Found(
        number: try row.integer(0), became: became, subject: subject,
        isLogged: try row.optionalBytes(6) == subject)
    }
  }
}
