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
  package func shownEntry(id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { session in
      try session.first(
        "\(EntryRow.whole) WHERE document.id = ? AND document.isHidden = 0 "
          + "AND document.token IS NOT NULL AND document.credential IS NOT NULL",
        [.bytes(id.bytes)], EntryRow.entry) ?? nil
    }
  }

  /// What was issued, oldest first; with a text, only what has it in the name.
  public func summaries(nameContaining text: String? = nil) throws(Problem) -> [RegisterSummary] {
    let wanted = text.map(Self.folded)
    return try snapshot { session in
      var found: [RegisterSummary] = []
      let columns = "id, name, title, date, validUntil, isTest, state"
      try session.rows("SELECT \(columns) FROM document ORDER BY number", []) { row in
        if let wanted {
          guard let name = try row.optionalText(1), Self.folded(name).contains(wanted) else {
            return
          }
        }
        if let summary = try Self.summary(row) { found.append(summary) }
      }
      return found
    }
  }

  /// A name as people search it: without case or accents.
  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  private static func summary(_ row: any SQLRow) throws -> RegisterSummary? {
    guard let id = DocumentID(bytes: try row.bytes(0)) else { return nil }
    return RegisterSummary(
      id: id, name: try row.optionalText(1), title: try row.optionalText(2),
      date: try row.optionalInteger(3).map(CalendarDate.init(daysSinceEpoch:)),
      validUntil: try row.optionalInteger(4).map(CalendarDate.init(daysSinceEpoch:)),
      isTest: try row.flag(5), state: RegisterEntry.State(rawValue: try row.integer(6)) ?? .revoked)
  }
}

/// A document's row with the window of its key, in one query: a check asks both.
private enum EntryRow {
  static let standing = query()
  static let whole = query(
    """
    , document.showsDetails, document.token, document.credential, document.achievement,
      document.request
    """)

  private static func query(_ contents: String = "") -> String {
    """
    SELECT document.issuer, document.id, document.tokenHash, document.credentialHash,
      document.registeredAt, document.key, document.statusList, document.statusIndex,
      document.state, document.isHidden, signingKey.usedFrom, signingKey.usedUntil,
      signingKey.compromisedSince\(contents)
    FROM document LEFT JOIN signingKey ON signingKey.id = document.key
    """
  }

  static func standing(_ row: any SQLRow) throws -> RegisterEntry? {
    try entry(row, contents: nil)
  }

  static func entry(_ row: any SQLRow) throws -> RegisterEntry? {
    var contents: RegisterEntry.Contents?
    if let token = try row.optionalBytes(14), let credential = try row.optionalBytes(15) {
      contents = RegisterEntry.Contents(
        facts: try Token(reading: token).facts, showsDetails: try row.flag(13), token: token,
        credential: credential, achievement: try row.optionalText(16),
        request: try row.optionalText(17))
    }
    return try entry(row, contents: contents)
  }

  private static func entry(
    _ row: any SQLRow, contents: RegisterEntry.Contents?
  ) throws -> RegisterEntry? {
    guard let id = DocumentID(bytes: try row.bytes(1)) else { return nil }
    var entry = RegisterEntry(
      issuer: try row.text(0), id: id, registeredAt: try row.integer(4),
      tokenHash: try row.bytes(2), credentialHash: try row.bytes(3), key: try row.text(5),
      status: Credential.StatusEntry(list: try row.integer(6), index: try row.integer(7)),
      contents: contents)
    // A state that this version does not know is not taken for a good one.
    entry.state = RegisterEntry.State(rawValue: try row.integer(8)) ?? .revoked
    entry.isHidden = try row.flag(9)
    entry.keyWindow = try row.optionalInteger(10).map { from in
      KeyWindow(
        from: from, until: try row.optionalInteger(11),
        compromisedSince: try row.optionalInteger(12))
    }
    return entry
  }
}
