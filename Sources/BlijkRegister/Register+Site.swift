package import BlijkBasics
import BlijkCredential
import BlijkKeys

/// A document as it is published in files, with what a typed code may show.
package struct SiteEntry: Sendable {
  package let id: [UInt8]
  package let tag: [UInt8]
  package let master: [UInt8]
  package let tokenHash: [UInt8]
  package let credentialHash: [UInt8]
  package let state: RegisterEntry.State
  /// Whether a typed code may show anything: it is neither hidden nor erased.
  package let isOpen: Bool
  /// Whether its holder agreed to show the details.
  package let showsDetails: Bool
  /// The kept token and credential, not compared with their hashes yet; nil when they were not asked for or
  /// are erased.
  package let contents: (token: [UInt8], credential: [UInt8])?
}

/// Where a publication left the log: what changed since is all that the next one has to write.
package struct PublishedUntil: Sendable, Hashable {
  /// The hash of the head that was published then.
  package let head: [UInt8]
  let event: Int
}

extension Register {
  /// The place in the log up to which what is published now will tell of.
  package struct SitePlace: Sendable {
    let link: EventLog.Link
  }

  /// Hands over every document that counts, in the order of their tags, and tells where in the log this is.
  ///
  /// - Parameters:
  ///   - withContents: Whether tokens and credentials come along.
  ///   - each: Takes one.
  /// - Returns: Up to where what was handed over tells of the log.
  /// - Throws: Why the register cannot be read, or what `each` throws.
  package func siteEntries(withContents: Bool, _ each: (SiteEntry) throws -> Void) throws(Problem)
    -> SitePlace
  {
    try snapshot { session in
      let rows = try SiteRows(session, withContents: withContents)
      try session.rows("\(rows.query) ORDER BY codeKey.tag", []) { row in
        if let entry = try rows.entry(row) { try each(entry) }
      }
      return SitePlace(link: try EventLog(session).head)
    }
  }

  /// The documents that changed since an earlier publication; nil when that cannot be told, so that all must
  /// be written: the log was another one then, a key changed since, or the changes are more than `most`.
  package func siteChanges(since publication: PublishedUntil, atMost most: Int) throws(Problem)
    -> (entries: [SiteEntry], place: SitePlace)?
  {
    try snapshot { session in
      let kept = try session.first(
        "SELECT eventHash FROM publication WHERE head = ? AND event = ?",
        [.bytes(publication.head), .integer(publication.event)]
      ) { EventLog.Link(number: publication.event, hash: try $0.bytes(0)) }
      guard let kept, try EventLog.passes(through: kept, in: session) else { return nil }
      let events = try session.all(
        "SELECT subject, what FROM event WHERE number > ? ORDER BY number", [.integer(kept.number)]
      ) { (Digest(try $0.bytes(0)), try $0.bytes(0), try $0.text(1)) }
      guard events.count <= most,
        !events.contains(where: { $0.2 == EventLog.Event.keyCompromised.rawValue })
      else { return nil }
      let rows = try SiteRows(session, withContents: true)
      var seen: Set<Digest> = []
      var entries: [SiteEntry] = []
      for (subject, bytes, _) in events where seen.insert(subject).inserted {
        let place = try session.number(
          "SELECT number FROM event WHERE subject = ? AND what \(EventLog.registrations)",
          [.bytes(bytes)])
        guard let place else { continue }
        let entry = try session.first(
          "\(rows.query) WHERE coalesce(document.firstEvent, document.event) = ?",
          [.integer(place)]
        ) { try rows.entry($0) }
        // A row that is gone or does not count is told by publishing all.
        guard let entry = entry ?? nil else { return nil }
        entries.append(entry)
      }
      return (entries, SitePlace(link: try EventLog(session).head))
    }
  }

  /// How many documents have a row, whether they count or not.
  package func documentCount() throws(Problem) -> Int {
    try read { try $0.number("SELECT count(*) FROM codeKey") ?? 0 }
  }

  /// What was noted of the publication with this head.
  package func publication(head: [UInt8]) throws(Problem) -> PublishedUntil? {
    try read { session in
      try session.first("SELECT event FROM publication WHERE head = ?", [.bytes(head)]) {
        PublishedUntil(head: head, event: try $0.integer(0, in: Bounds.numbers))
      }
    }
  }

  /// Notes a publication, and forgets all but the last hundred.
  package func note(publication sequence: Int, head: [UInt8], at place: SitePlace) throws(Problem) {
    try write { session in
      try session.run(
        "INSERT INTO publication (sequence, head, event, eventHash) VALUES (?, ?, ?, ?)",
        [
          .integer(sequence), .bytes(head), .integer(place.link.number), .bytes(place.link.hash),
        ])
      try session.run(
        """
        DELETE FROM publication WHERE sequence NOT IN
          (SELECT sequence FROM publication ORDER BY sequence DESC LIMIT 100)
        """)
    }
  }
}

/// Reads rows of documents as they are published.
private struct SiteRows {
  let query: String
  private let changes: [Digest: LoggedChanges]
  private let keys: KeyRecord.All
  private let withContents: Bool

  init(_ session: any SQLSession, withContents: Bool) throws {
    self.withContents = withContents
    changes = try LoggedChanges.all(in: session)
    keys = try KeyRecord.All(session)
    query = """
      SELECT \(Became.columns), \(DocumentRecord.columns), codeKey.tag, codeKey.master
        \(withContents ? ", document.token, document.credential" : "")
      FROM codeKey JOIN document ON document.number = codeKey.document \(DocumentRecord.join)
      """
  }

  /// The document of a row; nil when it does not count.
  func entry(_ row: any SQLRow) throws -> SiteEntry? {
    let first = Became.width
    let code = first + DocumentRecord.width
    let subject = try DocumentRecord.subject(of: row, from: first)
    let became = try Became(row, from: 0)
    guard became == (changes[Digest(subject)] ?? LoggedChanges()).became,
      let record = try? DocumentRecord(row, from: first, subject: subject),
      keys.standing(of: record) == .inUse
    else { return nil }
    let isOpen = !became.isHidden && !became.isErased
    var contents: (token: [UInt8], credential: [UInt8])?
    if withContents, isOpen, let token = try row.optionalBytes(code + 2),
      let credential = try row.optionalBytes(code + 3)
    {
      contents = (token, credential)
    }
    return SiteEntry(
      id: try row.bytes(first + DocumentRecord.id), tag: try row.bytes(code),
      master: try row.bytes(code + 1), tokenHash: record.tokenHash,
      credentialHash: record.credentialHash,
      state: RegisterEntry.State(rawValue: became.state) ?? .revoked, isOpen: isOpen,
      showsDetails: record.showsDetails, contents: contents)
  }
}
