public import BlijkBasics
import BlijkCredential
import BlijkKeys

/// What the register's log does not vouch for.
public struct Unlogged: Sendable {
  /// The codes of documents whose row is not as the log has it, at least in what a check of one goes by.
  public let codes: [String]
  /// How many documents the log has and no row.
  public let removed: Int

  /// Whether there is nothing of the kind.
  public var isNone: Bool { codes.isEmpty && removed == 0 }
}

extension Register {
  /// Looks through all rows for what does not count, since something else than Blijk wrote it.
  public func unlogged() throws(Problem) -> Unlogged {
    try snapshot { session in
      let rows = try LoggedRows(session)
      let logged = try session.all(
        "SELECT subject FROM event WHERE what \(EventLog.registrations)"
      ) { Digest(try $0.bytes(0)) }
      return Unlogged(
        codes: rows.others, removed: Set(logged).subtracting(rows.subjects).count)
    }
  }
}

/// All rows of documents, beside what the log says of them.
struct LoggedRows {
  /// A row that is as the log has it.
  struct Row {
    let number: Int
    let id: DocumentID
    let subject: [UInt8]
    let registeredAt: Int
    let isErased: Bool
  }

  /// Oldest first.
  private(set) var asLogged: [Row] = []
  /// The codes of the others.
  private(set) var others: [String] = []
  /// Of all.
  private(set) var subjects: Set<Digest> = []

  init(_ session: any SQLSession) throws {
    let changes = try LoggedChanges.all(in: session)
    try session.rows(
      """
      SELECT document.number, document.issuer, document.id, document.state, document.isHidden,
        document.erasedAt, \(DocumentRecord.columns)
      FROM document \(DocumentRecord.join) ORDER BY document.number
      """, []
    ) { row in
      let id = try row.bytes(2)
      let subject = EventLog.subject(issuer: try row.text(1), id: id)
      subjects.insert(Digest(subject))
      let became = changes[Digest(subject)] ?? LoggedChanges()
      if let row = try? Self.row(row, id, subject, became) {
        asLogged.append(row)
      } else {
        others.append(DocumentID(bytes: id)?.checkCode ?? Hex.encode(id))
      }
    }
  }

  private static func row(
    _ row: any SQLRow, _ id: [UInt8], _ subject: [UInt8], _ changes: LoggedChanges
  ) throws -> Row {
    let isErased = try row.optionalInteger(5) != nil
    let record = try DocumentRecord(row, from: 6)
    guard let id = DocumentID(bytes: id),
      try changes.agree(state: row.integer(3), isHidden: row.flag(4), isErased: isErased)
    else { throw NotAsLogged() }
    return Row(
      number: try row.integer(0), id: id, subject: subject, registeredAt: record.registeredAt,
      isErased: isErased)
  }
}
