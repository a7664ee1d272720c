public import BlijkBasics
import BlijkCredential
import BlijkKeys

extension Register {
  /// Counts what was registered in a calendar year in the Netherlands, practice documents left out.
  ///
  /// - Parameters:
  ///   - year: The year.
  ///   - day: The day on which a document is valid or not.
  /// - Returns: The counts.
  /// - Throws: Why the register cannot be read.
  public func report(year: Int, on day: CalendarDate = .today()) throws(Problem) -> RegisterReport {
    try snapshot { session in
      let documents = try CountedDocuments(session)
      var sorts: [RegisterCount: (count: RegisterCount, names: Set<SearchedName>)] = [:]
      for first in documents.firsts
      where !first.isTest && CalendarDate.inTheNetherlands(first.registeredAt).isIn(year) {
        let (last, isReplaced) = documents.last(of: first)
        let facts = last?.facts ?? first.facts
        let sort = RegisterCount(kind: facts?.kind, title: facts?.title)
        var (count, names) = sorts[sort] ?? (sort, [])
        count.issued += 1
        if isReplaced { count.replaced += 1 }
        if last?.state == .revoked { count.withdrawn += 1 }
        if let last, let name = last.name(validOn: day) {
          count.valid += 1
          names.insert(name)
        }
        count.people = names.count
        sorts[sort] = (count, names)
      }
      var report = RegisterReport()
      report.counts = sorts.values.map(\.count).sorted { one, other in
        (one.kind?.rawValue ?? .max, one.title ?? "") < (
          other.kind?.rawValue ?? .max, other.title ?? ""
        )
      }
      report.people = sorts.values.reduce(into: Set()) { $0.formUnion($1.names) }.count
      return report
    }
  }
}

extension CalendarDate {
  fileprivate func isIn(_ year: Int) -> Bool { components.year == year }
}

/// The documents that are as the log has them, and which of them took another's place.
private struct CountedDocuments {
  struct Document {
    let subject: Digest
    let registeredAt: Int
    let isTest: Bool
    let state: RegisterEntry.State
    let isKeyGood: Bool
    /// What was signed; `nil` once erased, or when it is of a kind that this program does not know.
    let facts: Facts?

    /// Whose document it is, as names are searched, where it is valid on a day.
    func name(validOn day: CalendarDate) -> SearchedName? {
      guard state == .active, isKeyGood, let facts, facts.date <= day,
        facts.validUntil.map({ $0 >= day }) ?? true
      else { return nil }
      return SearchedName(facts.name)
    }
  }

  /// Those that took no other's place, oldest first.
  let firsts: [Document]
  private let all: [Digest: Document]
  private let next: [Digest: Digest]

  init(_ session: any SQLSession) throws {
    var all: [Digest: Document] = [:]
    var order: [Document] = []
    let changes = try LoggedChanges.all(in: session)
    let keys = try KeyRecord.All(session)
    try session.rows(
      """
      SELECT \(Became.columns), \(DocumentRecord.columns), document.token
      FROM document \(DocumentRecord.join) ORDER BY document.number
      """, []
    ) { row in
      guard let document = try? Self.document(row, changes, keys) else { return }
      all[document.subject] = document
      order.append(document)
    }
    var next: [Digest: Digest] = [:]
    try session.rows("SELECT subject, digest FROM event WHERE what = 'replaced'", []) { row in
      next[Digest(try row.bytes(0))] = Digest(try row.bytes(1))
    }
    let later = Set(next.filter { all[$0.key] != nil }.values)
    firsts = order.filter { !later.contains($0.subject) }
    (self.all, self.next) = (all, next)
  }

  /// The document that stands in a document's place now, or the document itself; `nil` when that one is not
  /// as the log has it.
  func last(of first: Document) -> (document: Document?, isReplaced: Bool) {
    var document: Document? = first
    var isReplaced = false
    // No chain is longer than all documents; one that goes round was not written by Blijk.
    for _ in 0..<all.count {
      guard let now = document, now.state == .replaced, let later = next[now.subject] else { break }
      document = all[later]
      isReplaced = true
    }
    return (document, isReplaced)
  }

  private static func document(
    _ row: any SQLRow, _ changes: [Digest: LoggedChanges], _ keys: KeyRecord.All
  ) throws -> Document {
    let first = Became.width
    let subject = try DocumentRecord.subject(of: row, from: first)
    let record = try DocumentRecord(row, from: first, subject: subject)
    let became = try Became(row, from: 0)
    guard became == (changes[Digest(subject)] ?? LoggedChanges()).became else {
      throw NotAsLogged()
    }
    let token = became.isErased ? nil : try row.optionalBytes(first + DocumentRecord.width)
    guard became.isErased || token.map(SHA256.hash) == record.tokenHash else {
      throw NotAsLogged()
    }
    return Document(
      subject: Digest(subject), registeredAt: record.registeredAt, isTest: record.isTest,
      state: RegisterEntry.State(rawValue: became.state) ?? .revoked,
      isKeyGood: keys.standing(of: record) == .inUse,
      facts: token.flatMap { try? Token(reading: $0).facts })
  }
}
