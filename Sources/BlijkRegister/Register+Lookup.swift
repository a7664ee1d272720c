public import BlijkBasics
package import BlijkCredential
import BlijkKeys
import Foundation

/// Looking up what was issued.
extension Register {
  /// The document with this issuer and id; `nil` when it was never registered.
  ///
  /// - Throws: `badRegister`, when its row is not as the log has it.
  package func entry(issuer: String, id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { session in
      try EntryRow.find(
        "\(EntryRow.whole) WHERE document.id = ? AND document.issuer = ? \(EntryRow.order)",
        [.bytes(id.bytes), .text(issuer)], in: session, EntryRow.entry)
        ?? Self.missing(id, of: issuer, in: session)
    }
  }

  /// `nil`, when the log has no such document either.
  ///
  /// - Throws: When the log has it: then its row was removed or its id changed, and an honest paper must not
  ///   be called false.
  private static func missing(
    _ id: DocumentID, of issuer: String, in session: any SQLSession
  ) throws -> RegisterEntry? {
    let subject = EventLog.subject(issuer: issuer, id: id.bytes)
    guard try EventLog.registered(subject, in: session) else { return nil }
    throw changed(id)
  }

  /// The same entry without its contents, which are most of its bytes: a scanned document brings its facts
  /// along.
  package func standing(issuer: String, id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { session in
      try EntryRow.find(
        Self.standingQuery, [.bytes(id.bytes), .text(issuer)], in: session, EntryRow.standing)
        ?? Self.missing(id, of: issuer, in: session)
    }
  }

  /// The query of every scan.
  package static let standingQuery =
    "\(EntryRow.standing) WHERE document.id = ? AND document.issuer = ? \(EntryRow.order)"

  /// The document that a check code names; `nil` when it may not be shown. The query itself leaves out hidden
  /// and erased documents, so that the time it takes does not tell them from those that never were.
  ///
  /// - Throws: Also when its token or credential is not the one that was issued.
  package func shownEntry(id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { session in
      try EntryRow.find(
        "\(EntryRow.whole) WHERE document.id = ? AND document.isHidden = 0 "
          + "AND document.token IS NOT NULL \(EntryRow.order)",
        [.bytes(id.bytes)], in: session, EntryRow.entry) ?? Self.notShown(id, in: session)
    }
  }

  /// `nil`, when the log too says that no document may be shown.
  ///
  /// - Throws: When the log says that it may: then its row was removed or changed.
  private static func notShown(_ id: DocumentID, in session: any SQLSession) throws
    -> RegisterEntry?
  {
    let owner = try session.first("SELECT issuer FROM register") { try $0.text(0) }
    guard let issuer = owner else { return nil }
    let subject = EventLog.subject(issuer: issuer, id: id.bytes)
    // Always asks both, so that no answer takes longer than another.
    let became = try LoggedChanges(of: subject, in: session).became
    guard try EventLog.registered(subject, in: session), !became.isHidden, !became.isErased else {
      return nil
    }
    throw changed(id)
  }

  /// What was issued, oldest first; with a text, only documents with that text in the holder's name.
  public func summaries(nameContaining text: String? = nil) throws(Problem) -> [RegisterSummary] {
    let wanted = text.map(SearchedName.folded)
    return try snapshot { session in
      var found: [RegisterSummary] = []
      let changes = try LoggedChanges.all(in: session)
      let keys = try KeyRecord.All(session)
      try session.rows("\(EntryRow.summary) ORDER BY document.number", []) { row in
        if let wanted {
          guard let name = try row.optionalText(1), SearchedName.folded(name).contains(wanted)
          else {
            return
          }
        }
        if let summary = try EntryRow.summary(row, changes, keys) { found.append(summary) }
      }
      return found
    }
  }
}

/// The row of a document with its key's window, the event that fixes it and the events that changed it, all
/// by one query, since every look-up needs them.
private enum EntryRow {
  private static let first = "\(Became.columns), later.what"
  /// How many columns these are.
  private static let width = Became.width + 1
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
      \(Became.columns)
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
    _ sql: String, _ arguments: [SQLValue], in session: any SQLSession,
    _ make: (any SQLRow) throws -> RegisterEntry?
  ) throws -> RegisterEntry? {
    var found: (entry: RegisterEntry?, became: Became, key: KeyRecord?)?
    var logged = LoggedChanges()
    try session.rows(sql, arguments) { row in
      if found == nil {
        let key = try KeyRecord(row, from: width + DocumentRecord.width)
        found = (try make(row), try Became(row, from: 0), key)
      }
      if let what = try row.optionalText(Became.width) { logged.follow(what) }
    }
    guard let found, let entry = found.entry else { return nil }
    guard found.became == logged.became,
      try LoggedKey(entry.key, in: session).agrees(with: found.key, in: session)
    else { throw Register.changed(entry.id) }
    return entry
  }

  static func standing(_ row: any SQLRow) throws -> RegisterEntry? {
    try entry(row, contents: { _ in nil })
  }

  static func entry(_ row: any SQLRow) throws -> RegisterEntry? {
    try entry(row) { record in
      let first = width + DocumentRecord.width + KeyRecord.width
      let isErased = try Became(row, from: 0).isErased
      guard let token = try row.optionalBytes(first), !isErased else {
        // Erased contents are not shown, even if somebody put them back.
        guard isErased, try row.value(first) == .null else { throw NotAsLogged() }
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
    _ row: any SQLRow, contents: (DocumentRecord) throws -> RegisterEntry.Contents?
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
    let became = try Became(row, from: 0)
    entry.state = RegisterEntry.State(rawValue: became.state) ?? .revoked
    entry.isHidden = became.isHidden
    let key = try KeyRecord(row, from: width + DocumentRecord.width)
    entry.keyWindow = key?.window
    entry.standsBeforeCompromise = key?.isBeforeCompromise(record)
    return entry
  }

  static func summary(
    _ row: any SQLRow, _ changes: [Digest: LoggedChanges], _ keys: KeyRecord.All
  ) throws -> RegisterSummary? {
    guard let id = DocumentID(bytes: try row.bytes(0)) else { return nil }
    let first = 5 + Became.width
    let subject = first + DocumentRecord.width
    let record = try? DocumentRecord(row, from: first)
    let logged = try row.optionalBytes(subject).flatMap { changes[Digest($0)] } ?? LoggedChanges()
    let became = try Became(row, from: 5)
    return RegisterSummary(
      id: id, name: try row.optionalText(1), title: try row.optionalText(2),
      date: try row.optionalDay(3), validUntil: try row.optionalDay(4),
      isTest: record?.isTest ?? false,
      state: RegisterEntry.State(rawValue: became.state) ?? .revoked,
      keyStanding: record.flatMap {
        became == logged.became ? keys.standing(of: $0) : nil
      })
  }
}
