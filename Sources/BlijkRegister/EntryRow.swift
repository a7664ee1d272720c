import BlijkBasics
import BlijkCredential
import BlijkKeys

/// The row of a document with its key's window, the event that fixes it and the events that changed it, all
/// by one query, since every look-up needs them.
enum EntryRow {
  private static let first =
    "\(Became.columns), later.what, (SELECT max(number) FROM event)"
  /// The number of these columns.
  private static let width = Became.width + 2
  static let standing = query(before: first, after: KeyRecord.columns, join: join)
  static let whole = query(
    before: first,
    after: """
      \(KeyRecord.columns),
      document.token, document.credential, document.achievement, document.request
      """, join: join)
  private static let join =
    "\(LoggedChanges.join) LEFT JOIN signingKey ON signingKey.id = document.key"
  /// Gives the events in the order in which they happened.
  static let order = "ORDER BY later.number"
  static let summary = query(
    before: """
      document.id, document.name, document.title, document.date, document.validUntil,
      document.achievement, \(Became.columns)
      """, after: "logged.subject")

  private static func query(before: String, after: String, join: String = "") -> String {
    """
    SELECT \(before),
      \(DocumentRecord.columns),
      \(after)
    FROM document \(DocumentRecord.join) \(join)
    """
  }

  /// The one document that a query finds. Its row comes once for each event.
  ///
  /// - Throws: When its row, or that of its key, is not as the log has it.
  static func find(
    _ sql: String, _ arguments: [SQLValue], in session: any SQLSession, _ keys: RememberedKeys,
    _ make: Make
  ) throws -> RegisterEntry? {
    // What is written between the two questions makes a row differ from the log, once.
    for isAgain in [false, true] {
      let row = try Row(sql, arguments, in: session, make)
      guard let row, let entry = row.entry else { return nil }
      let key = try keys.key(entry.key, newest: row.newest, in: session)
      if row.became == row.logged.became, try key.agrees(with: row.key, in: session) {
        return entry
      }
      if isAgain { throw Register.changed(entry.id) }
    }
    return nil
  }

  /// What one query finds.
  private struct Row {
    let entry: RegisterEntry?
    let became: Became
    let key: KeyRecord?
    /// The number of the newest event of the log.
    let newest: Int
    var logged = LoggedChanges()

    init?(
      _ sql: String, _ arguments: [SQLValue], in session: any SQLSession, _ make: Make
    ) throws {
      var found: Row?
      try session.rows(sql, arguments) { row in
        if found == nil { found = try Row(row, make) }
        if let what = try row.optionalText(Became.width) { found?.logged.follow(what) }
      }
      guard let found else { return nil }
      self = found
    }

    private init(_ row: any SQLRow, _ make: Make) throws {
      became = try Became(row, from: 0)
      newest = try row.optionalInteger(Became.width + 1) ?? 0
      key = try KeyRecord(row, from: width + DocumentRecord.width)
      entry = try make(row, became, key)
    }
  }

  /// Makes an entry of a row, what the row says became of it, and the row of its key.
  typealias Make = (any SQLRow, Became, KeyRecord?) throws -> RegisterEntry?

  static func standing(_ row: any SQLRow, _ became: Became, _ key: KeyRecord?) throws
    -> RegisterEntry?
  {
    try entry(row, became, key, contents: { _ in nil })
  }

  static func entry(_ row: any SQLRow, _ became: Became, _ key: KeyRecord?) throws
    -> RegisterEntry?
  {
    try entry(row, became, key) { record in
      let first = width + DocumentRecord.width + KeyRecord.width
      guard let token = try row.optionalBytes(first), !became.isErased else {
        // Erased contents are not shown, even if somebody put them back.
        guard became.isErased, try row.value(first) == .null else { throw NotAsLogged() }
        return nil
      }
      // Those of another document would tell of somebody else, and make an honest paper look false.
      guard let credential = try row.optionalBytes(first + 1),
        SHA256.hash(token) == record.tokenHash, record.holds(credential: credential)
      else { throw NotAsLogged() }
      let achievement = try row.optionalText(first + 2)
      let request = try row.optionalText(first + 3)
      return RegisterEntry.Contents(
        facts: try Token(reading: token).facts, showsDetails: record.showsDetails, token: token,
        credential: credential, achievement: achievement, request: request,
        isRequestAsLogged: record.requestHash
          == DocumentRecord.requestHash(token: token, achievement: achievement, request: request))
    }
  }

  private static func entry(
    _ row: any SQLRow, _ became: Became, _ key: KeyRecord?,
    contents: (DocumentRecord) throws -> RegisterEntry.Contents?
  ) throws -> RegisterEntry? {
    guard let id = DocumentID(bytes: try row.bytes(width + DocumentRecord.id)) else { return nil }
    let record: DocumentRecord
    let kept: RegisterEntry.Contents?
    do {
      record = try DocumentRecord(row, from: width)
      kept = try contents(record)
    } catch is NotAsLogged {
      throw Register.changed(id)
    }
    var entry = RegisterEntry(
      issuer: try row.text(width + DocumentRecord.issuer), id: id,
      registeredAt: record.registeredAt,
      tokenHash: record.tokenHash, credentialHash: record.credentialHash, key: record.key,
      status: Credential.StatusEntry(list: record.statusList, index: record.statusIndex),
      contents: kept)
    // A state that this version does not know is not taken for a good one.
    entry.state = RegisterEntry.State(rawValue: became.state) ?? .revoked
    entry.isHidden = became.isHidden
    entry.keyWindow = key?.window
    entry.standsBeforeCompromise = key?.isBeforeCompromise(record)
    return entry
  }

  static func summary(
    _ row: any SQLRow, _ changes: [Digest: LoggedChanges], _ keys: KeyRecord.All
  ) throws -> RegisterSummary? {
    guard let id = DocumentID(bytes: try row.bytes(0)) else { return nil }
    let first = 6 + Became.width
    let subject = first + DocumentRecord.width
    let record = try? DocumentRecord(row, from: first)
    let logged = try row.optionalBytes(subject).flatMap { changes[Digest($0)] } ?? LoggedChanges()
    let became = try Became(row, from: 6)
    return RegisterSummary(
      id: id, name: try row.optionalText(1), title: try row.optionalText(2),
      achievement: try row.optionalText(5),
      date: try row.optionalDay(3), validUntil: try row.optionalDay(4),
      isTest: record?.isTest ?? false,
      state: RegisterEntry.State(rawValue: became.state) ?? .revoked, isHidden: became.isHidden,
      keyStanding: record.flatMap {
        became == logged.became ? keys.standing(of: $0) : nil
      })
  }
}
