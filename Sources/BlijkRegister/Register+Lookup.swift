public import BlijkBasics
package import BlijkCredential
import Foundation
import GRDB

/// Looking up what was issued.
extension Register {
  /// The document with this issuer and id.
  package func entry(issuer: String, id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM document WHERE id = ? AND issuer = ?"),
        arguments: [Data(id.bytes), issuer]
      ).flatMap(Self.entry)
    }
  }

  /// The document that a typed check code names.
  package func entry(id: DocumentID) throws(Problem) -> RegisterEntry? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT * FROM document WHERE id = ?"), arguments: [Data(id.bytes)]
      ).flatMap(Self.entry)
    }
  }

  /// What was issued, oldest first; with a text, only what has it in the name.
  public func summaries(nameContaining text: String? = nil) throws(Problem) -> [RegisterSummary] {
    let wanted = text.map(Self.folded)
    return try read { db in
      let columns = "id, name, title, date, validUntil, isTest, state"
      let rows = try Row.fetchCursor(
        db, sql: "SELECT \(columns) FROM document ORDER BY number")
      var found: [RegisterSummary] = []
      while let row = try rows.next() {
        let name: String? = row["name"]
        if let wanted, !(name.map(Self.folded)?.contains(wanted) ?? false) { continue }
        guard let summary = Self.summary(row) else { continue }
        found.append(summary)
      }
      return found
    }
  }

  /// A name as people search it: without case or accents.
  private static func folded(_ text: String) -> String {
    text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }

  private static func summary(_ row: Row) -> RegisterSummary? {
    guard let id = DocumentID(bytes: Array(row["id"] as Data)) else { return nil }
    return RegisterSummary(
      id: id, name: row["name"], title: row["title"],
      date: (row["date"] as Int?).map(CalendarDate.init(daysSinceEpoch:)),
      validUntil: (row["validUntil"] as Int?).map(CalendarDate.init(daysSinceEpoch:)),
      isTest: row["isTest"],
      state: RegisterEntry.State(rawValue: row["state"]) ?? .revoked)
  }

  private static func entry(_ row: Row) throws -> RegisterEntry? {
    guard let id = DocumentID(bytes: Array(row["id"] as Data)) else { return nil }
    var contents: RegisterEntry.Contents?
    if let token = (row["token"] as Data?).map(Array.init),
      let credential = (row["credential"] as Data?).map(Array.init)
    {
      contents = RegisterEntry.Contents(
        facts: try Token(reading: token).facts, showsDetails: row["showsDetails"], token: token,
        credential: credential)
    }
    var entry = RegisterEntry(
      issuer: row["issuer"], id: id, registeredAt: row["registeredAt"],
      tokenHash: Array(row["tokenHash"] as Data),
      credentialHash: Array(row["credentialHash"] as Data),
      key: row["key"],
      status: Credential.StatusEntry(list: row["statusList"], index: row["statusIndex"]),
      contents: contents)
    // A state that this version does not know is not taken for a good one.
    entry.state = RegisterEntry.State(rawValue: row["state"]) ?? .revoked
    return entry
  }
}
