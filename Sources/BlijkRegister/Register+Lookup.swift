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
        [.bytes(id.bytes), .text(issuer)], in: session, keys, EntryRow.entry)
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
        Self.standingQuery, [.bytes(id.bytes), .text(issuer)], in: session, keys, EntryRow.standing)
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
        [.bytes(id.bytes)], in: session, keys, EntryRow.entry) ?? Self.notShown(id, in: session)
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

  /// Whether nothing was ever registered. The log decides, which also knows of what was erased or removed.
  public func isEmpty() throws(Problem) -> Bool {
    try read { session in
      try session.first("SELECT number FROM event WHERE what \(EventLog.registrations) LIMIT 1") {
        try $0.integer(0)
      } == nil
    }
  }

  /// What was issued of a kind to people with one of these names, oldest first.
  package func summaries(of kind: Kind, by names: Set<SearchedName>) throws(Problem)
    -> [RegisterSummary]
  {
    try snapshot { session in
      var found: [RegisterSummary] = []
      let changes = try LoggedChanges.all(in: session)
      let keys = try KeyRecord.All(session)
      try session.rows(
        "\(EntryRow.summary) WHERE document.kind = ? ORDER BY document.number",
        [.integer(kind.rawValue)]
      ) { row in
        guard let name = try row.optionalText(1), names.contains(SearchedName(name)) else { return }
        if let summary = try EntryRow.summary(row, changes, keys) { found.append(summary) }
      }
      return found
    }
  }

  /// What was issued, oldest first; with a text, only documents with that text in the holder's name, as
  /// people search a name: without case, accents and apostrophes.
  public func summaries(nameContaining text: String? = nil) throws(Problem) -> [RegisterSummary] {
    let wanted = text.map(SearchedName.init)
    return try snapshot { session in
      var found: [RegisterSummary] = []
      let changes = try LoggedChanges.all(in: session)
      let keys = try KeyRecord.All(session)
      try session.rows("\(EntryRow.summary) ORDER BY document.number", []) { row in
        if let wanted {
          guard let name = try row.optionalText(1), SearchedName(name).contains(wanted)
          else { return }
        }
        if let summary = try EntryRow.summary(row, changes, keys) { found.append(summary) }
      }
      return found
    }
  }
}
