public import BlijkBasics
package import BlijkCredential
import BlijkKeys
import Foundation

/// Looking up what was issued.
extension Register {
  /// The document with this issuer and id.
  package func entry(issuer: String, id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { session in
      try session.first(
        "\(EntryRow.whole) WHERE document.id = ? AND document.issuer = ?",
        [.bytes(id.bytes), .text(issuer)], EntryRow.entry) ?? nil
    }
  }

  /// The same without its contents, which are most of its bytes: whoever scans a document brings the
  /// facts along.
  package func standing(issuer: String, id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { session in
      try session.first(
        Self.standingQuery, [.bytes(id.bytes), .text(issuer)], EntryRow.standing) ?? nil
    }
  }

  /// What every scan asks the database.
  package static let standingQuery =
    "\(EntryRow.standing) WHERE document.id = ? AND document.issuer = ?"

  /// The document that a check code names, when it may be shown. One that is hidden or was erased is
  /// passed over by the query itself: it takes no longer than one that never was.
  ///
  /// - Throws: Also when its token or credential is not the one that was issued: that does not count.
  package func shownEntry(id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { session in
      try session.first(
        "\(EntryRow.whole) WHERE document.id = ? AND document.isHidden = 0 "
          + "AND document.token IS NOT NULL",
        [.bytes(id.bytes)], EntryRow.entry) ?? nil
    }
  }

  /// What was issued, oldest first; with a text, only what has it in the name.
  public func summaries(nameContaining text: String? = nil) throws(Problem) -> [RegisterSummary] {
    let wanted = text.map(SearchedName.folded)
    return try snapshot { session in
      var found: [RegisterSummary] = []
      try session.rows("\(EntryRow.summary) ORDER BY document.number", []) { row in
        if let wanted {
          guard let name = try row.optionalText(1), SearchedName.folded(name).contains(wanted)
          else {
            return
          }
        }
        if let summary = try EntryRow.summary(row) { found.append(summary) }
      }
      return found
    }
  }
}

/// A document's row with the window of its key and the event that fixes it, in one query: a check asks all.
private enum EntryRow {
  static let standing = query(
    before: "document.issuer, document.id, document.state, document.isHidden")
  static let whole = query(
    before: "document.issuer, document.id, document.state, document.isHidden",
    after: """
      , document.token, document.credential, document.achievement, document.request
      """)
  static let summary = query(
    before: """
      document.id, document.name, document.title, document.date, document.validUntil, document.state
      """)

  private static func query(before: String, after: String = "") -> String {
    """
    SELECT \(before),
      \(DocumentRecord.columns),
      \(KeyRecord.columns)\(after)
    FROM document LEFT JOIN signingKey ON signingKey.id = document.key
      \(DocumentRecord.join)
    """
  }

  static func standing(_ row: any SQLRow) throws -> RegisterEntry? {
    try entry(row, contents: { _ in nil })
  }

  static func entry(_ row: any SQLRow) throws -> RegisterEntry? {
    try entry(row) { record in
      let first = 4 + DocumentRecord.width + KeyRecord.width
      guard let token = try row.optionalBytes(first) else { return nil }
      // Another's would tell of somebody else, and make an honest paper look false.
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
    guard let id = DocumentID(bytes: try row.bytes(1)) else { return nil }
    let record: DocumentRecord
    let kept: RegisterEntry.Contents?
    do {
      record = try DocumentRecord(row, from: 4)
      kept = try contents(record)
    } catch is NotAsLogged {
      throw Register.changed(id)
    }
    var entry = RegisterEntry(
      issuer: try row.text(0), id: id, registeredAt: record.registeredAt,
      tokenHash: record.tokenHash, credentialHash: record.credentialHash, key: record.key,
      status: Credential.StatusEntry(list: record.statusList, index: record.statusIndex),
      contents: kept)
    // A state that this version does not know is not taken for a good one.
    entry.state = RegisterEntry.State(rawValue: try row.integer(2)) ?? .revoked
    entry.isHidden = try row.flag(3)
    let key = try KeyRecord(row, from: 4 + DocumentRecord.width)
    entry.keyWindow = key?.window
    entry.standsBeforeCompromise = key?.isBeforeCompromise(record)
    return entry
  }

  static func summary(_ row: any SQLRow) throws -> RegisterSummary? {
    guard let id = DocumentID(bytes: try row.bytes(0)) else { return nil }
    let first = 6
    let record = try? DocumentRecord(row, from: first)
    let key = try KeyRecord(row, from: first + DocumentRecord.width)
    return RegisterSummary(
      id: id, name: try row.optionalText(1), title: try row.optionalText(2),
      date: try row.optionalDay(3), validUntil: try row.optionalDay(4),
      isTest: try record?.isTest ?? row.flag(first + 6),
      state: RegisterEntry.State(rawValue: try row.integer(5)) ?? .revoked,
      keyStanding: record.map { KeyRecord.standing(of: $0, key) })
  }
}
