import BlijkBasics
import BlijkKeys

/// When a key was in use, as a row of the register says.
struct KeyRecord {
  let window: KeyWindow
  /// The first event from which on the key is compromised.
  let compromisedFrom: Int?

  static let columns = """
    signingKey.usedFrom, signingKey.usedUntil, signingKey.compromisedSince, signingKey.compromisedFrom
    """
  /// How many these are.
  static let width = 4

  /// Reads a row whose first of these columns has this number; `nil` when there is no such key.
  init?(_ row: any SQLRow, from first: Int = 0) throws {
    guard let from = try row.optionalInteger(first, in: Bounds.moments) else { return nil }
    window = KeyWindow(
      from: from, until: try row.optionalInteger(first + 1, in: Bounds.moments),
      compromisedSince: try row.optionalInteger(first + 2, in: Bounds.moments))
    compromisedFrom = try row.optionalInteger(first + 3)
  }

  /// Whether a document stands in the log before the compromise; `nil` when there was none.
  func isBeforeCompromise(_ document: DocumentRecord) -> Bool? {
    guard window.compromisedSince != nil else { return nil }
    return compromisedFrom.map { document.place < $0 } ?? false
  }

  /// Whether a document's key was good when it was registered.
  static func standing(of document: DocumentRecord, _ key: KeyRecord?) -> RegisterEntry.KeyStanding
  {
    RegisterEntry.KeyStanding(
      at: document.registeredAt, window: key?.window,
      standsBeforeCompromise: key?.isBeforeCompromise(document))
  }

  /// Every key's record by thumbprint, with `nil` for a row that is not as the log has it, and what the log says
  /// of every key.
  struct All {
    private var records: [String: KeyRecord?] = [:]
    private let logged: [Digest: LoggedKey]

    init(_ session: any SQLSession) throws {
      logged = try LoggedKey.all(in: session)
      let rows = try session.all("SELECT \(columns), id FROM signingKey") { row in
        (try row.text(width), try KeyRecord(row))
      }
      for (id, record) in rows {
        let key = logged[Digest(EventLog.subject(key: id))] ?? LoggedKey()
        records[id] = .some(try key.agrees(with: record, in: session) ? record : nil)
      }
    }

    /// How a document's key stood when it was registered; `nil` where that is not as the log has it.
    func standing(of document: DocumentRecord) -> RegisterEntry.KeyStanding? {
      guard let record = records[document.key] else {
        let isLogged = logged[Digest(EventLog.subject(key: document.key))] != nil
        return isLogged ? nil : .notInUse
      }
      return record.map { KeyRecord.standing(of: document, $0) }
    }
  }

  /// From which event on a key is compromised: the first at or after a moment, and the report at the latest.
  /// After the report nothing counts, whatever its time.
  static func compromisedFrom(_ since: Int, reportedBy report: Int, _ session: any SQLSession)
    throws
    -> Int
  {
    min(try EventLog.first(since: since, in: session) ?? report, report)
  }
}
