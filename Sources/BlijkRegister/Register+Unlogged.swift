public import BlijkBasics
import BlijkCredential
import BlijkKeys

/// What the register's log does not vouch for.
public struct Unlogged: Sendable {
  /// The codes of documents whose row is not as the log has it.
  public let codes: [String]
  /// How many documents are in the log and have no row.
  public let removed: Int

  /// Whether every document is as the log has it.
  public var isNone: Bool { codes.isEmpty && removed == 0 }
}

extension Register {
  /// Finds all rows that do not count, since something else than Blijk wrote or removed them.
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

  /// The first column of the record.
  private static let record = 1 + Became.width

  /// Oldest first.
  private(set) var asLogged: [Row] = []
  /// The codes of the rows that are not.
  private(set) var others: [String] = []
  /// The subjects of all rows.
  private(set) var subjects: Set<Digest> = []

  init(_ session: any SQLSession) throws {
    let changes = try LoggedChanges.all(in: session)
    try session.rows(
      """
      SELECT document.number, \(Became.columns), \(DocumentRecord.columns)
      FROM document \(DocumentRecord.join) ORDER BY document.number
      """, []
    ) { row in
      let id = try row.bytes(Self.record + DocumentRecord.id)
      let subject = try DocumentRecord.subject(of: row, from: Self.record)
      subjects.insert(Digest(subject))
      let logged = changes[Digest(subject)] ?? LoggedChanges()
      if let row = try? Self.row(row, id, subject, logged.became) {
        asLogged.append(row)
      } else {
        others.append(DocumentID(bytes: id)?.checkCode ?? Hex.encode(id))
      }
    }
  }

  private static func row(
    _ row: any SQLRow, _ id: [UInt8], _ subject: [UInt8], _ logged: Became
  ) throws -> Row {
    let became = try Became(row, from: 1)
    let record = try DocumentRecord(row, from: record, subject: subject)
    guard let id = DocumentID(bytes: id), became == logged else { throw NotAsLogged() }
    return Row(
      number: try row.integer(0), id: id, subject: subject, registeredAt: record.registeredAt,
      isErased: became.isErased)
  }
}
