public import BlijkBasics
public import BlijkCredential

/// Withdrawing: for good, and in the log.
extension Register {
  /// Withdraws all of these or, when one is not there, none; tells which were active until now.
  public func revoke(
    _ ids: [DocumentID], because reason: RegisterEntry.Reason? = nil, at moment: Int
  ) throws(Problem) -> [DocumentID] {
    try change(ids, nl: "ingetrokken", en: "withdrawn") { session, log, document in
      guard document.state == RegisterEntry.State.active.rawValue else { return false }
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
      return true
    }
  }

  /// A document as a change finds it.
  struct Found {
    let number: Int
    let state: Int
    let isHidden: Bool
    let isErased: Bool
    let subject: [UInt8]
  }

  /// Changes all of these documents or, when one is not there, none; tells which were changed.
  func change(
    _ ids: [DocumentID], nl: String, en: String,
    _ body: (any SQLSession, inout EventLog, Found) throws -> Bool
  ) throws(Problem) -> [DocumentID] {
    try write { session in
      var log = try EventLog(session)
      return try ids.filter { id in
        let found = try session.first(
          "SELECT number, issuer, state, isHidden, erasedAt FROM document WHERE id = ?",
          [.bytes(id.bytes)]
        ) { row in
          Found(
            number: try row.integer(0), state: try row.integer(2), isHidden: try row.flag(3),
            isErased: try row.optionalInteger(4) != nil,
            subject: EventLog.subject(issuer: try row.text(1), id: id.bytes))
        }
        guard let found else {
          throw Problem(
            .notFound, nl: "\(id.checkCode) staat niet in het register. Er is niets \(nl).",
            en: "\(id.checkCode) is not in the register. Nothing was \(en).")
        }
        return try body(session, &log, found)
      }
    }
  }
}
