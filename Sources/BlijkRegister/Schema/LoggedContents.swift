import BlijkBasics
import BlijkKeys

/// The step to version 4 of the schema: the log comes to cover all that an older Blijk kept. The old events
/// stay, and each document gets one more. A row that is not as the log has it gets none, and so does not
/// count.
enum LoggedContents {
  @Sendable static func fill(_ session: any SQLSession) throws {
    var log = try EventLog(session)
    let moment = Timestamp.now()
    try keys(session)
    try documents(session, &log, at: moment)
    try batches(session, &log, at: moment)
  }

  private static func keys(_ session: any SQLSession) throws {
    let compromised = try session.all(
      "SELECT number, id, compromisedSince FROM signingKey WHERE compromisedSince IS NOT NULL"
    ) { (try $0.integer(0), EventLog.subject(key: try $0.text(1)), try $0.integer(2)) }
    for (number, subject, since) in compromised {
      let report = try session.number(
        "SELECT max(number) FROM event WHERE what = 'keyCompromised' AND subject = ?",
        [.bytes(subject)])
      guard let report else { continue }
      let from = try KeyRecord.compromisedFrom(since, reportedBy: report, session)
      try session.run(
        "UPDATE signingKey SET compromisedFrom = ? WHERE number = ?",
        [.integer(from), .integer(number)])
    }
  }

  /// What the old log fixed about a document.
  private struct Issued {
    let event: Int
    let at: Int
    let digest: Digest
  }

  /// How many rows are in memory at a time.
  private static let count = 500

  private static func documents(_ session: any SQLSession, _ log: inout EventLog, at moment: Int)
    throws
  {
    var issued: [Digest: Issued] = [:]
    try session.rows("SELECT subject, number, at, digest FROM event WHERE what = 'issued'", []) {
      row in
      issued[Digest(try row.bytes(0))] = Issued(
        event: try row.integer(1), at: try row.integer(2), digest: Digest(try row.bytes(3)))
    }
    var last = 0
    while true {
      let rows = try session.all(
        """
        SELECT document.number, document.issuer, document.id, document.token, document.achievement,
          document.request, keptFiles.shared, keptFiles.dictionary, keptFiles.contents,
          keptFiles.bytes, \(DocumentRecord.columns)
        FROM document LEFT JOIN keptFiles ON keptFiles.document = document.number
          \(DocumentRecord.join)
        WHERE document.number > ? ORDER BY document.number LIMIT \(count)
        """, [.integer(last)]
      ) { row in
        let subject = EventLog.subject(issuer: try row.text(1), id: try row.bytes(2))
        return (
          try row.integer(0), subject,
          try issued[Digest(subject)].flatMap { try record(row, $0) }
        )
      }
      guard let end = rows.last?.0 else { return }
      last = end
      for (number, subject, record) in rows {
        guard let record else { continue }
        try log.append(.kept, subject: subject, digest: record.digest, at: moment, in: session)
        try session.run(
          """
          UPDATE document SET requestHash = ?, filesHash = ?, event = ?, firstEvent = ?
          WHERE number = ?
          """,
          [
            .bytes(record.requestHash), .bytes(record.filesHash), .integer(log.head.number),
            .integer(record.firstEvent), .integer(number),
          ])
      }
    }
  }

  /// What the log is to fix about a row; `nil` when the row is not as the old log has it.
  private static func record(_ row: any SQLRow, _ issued: Issued) throws -> DocumentRecord? {
    let contents = try row.optionalText(8)
    let files = try contents.map { contents in
      KeptFiles.hash(
        shared: try row.bytes(6), dictionary: try row.bytes(7), contents: contents,
        bytes: try row.bytes(9))
    }
    let record = try DocumentRecord(
      unchecked: row, from: 10, firstEvent: issued.event,
      requestHash: DocumentRecord.requestHash(
        token: row.optionalBytes(3), achievement: row.optionalText(4),
        request: row.optionalText(5)),
      filesHash: files)
    let digest = EventLog.digest(
      token: record.tokenHash, credential: record.credentialHash, key: record.key,
      statusList: record.statusList, statusIndex: record.statusIndex)
    return Digest(digest) == issued.digest && record.registeredAt == issued.at ? record : nil
  }

  /// Adds batches under way to the log. Their folders have no mark, so recovery leaves them to a person.
  private static func batches(_ session: any SQLSession, _ log: inout EventLog, at moment: Int)
    throws
  {
    for row in try BatchRow.all(in: session) {
      let (subject, digest) = (row.record.subject, row.record.digest)
      try log.append(.batchBegun, subject: subject, digest: digest, at: moment, in: session)
      try session.run(
        "UPDATE batch SET mark = '', event = ? WHERE number = ?",
        [.integer(log.head.number), .integer(row.record.number)])
      guard row.isRegistered else { continue }
      try log.append(.batchRegistered, subject: subject, at: moment, in: session)
    }
  }
}
