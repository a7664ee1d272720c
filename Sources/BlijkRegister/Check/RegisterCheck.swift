public import BlijkBasics
import BlijkCredential
import BlijkKeys

/// The result of recomputing the whole log, and comparing it with the rows.
public struct RegisterCheck: Sendable {
  /// How many documents there are.
  public let documents: Int
  /// How many events the log has.
  public let events: Int
  /// The end of the log as twenty hexadecimal digits. Whoever writes it down can tell later that nothing
  /// before it was changed.
  public let head: String
  /// Whether the log still has all heads that were asked for.
  public let passesThrough: Bool
  /// What was changed, removed or slipped in; a sentence each.
  public let findings: [Message]
  /// What stops the register from being used, and that no event covers, such as a move that nobody made. A
  /// copy leaves it out.
  public let faults: [Message]
  /// What is worth knowing and changes nothing, such as a clock that ran back.
  public let remarks: [Message]
}

/// Making it.
extension RegisterCheck {
  /// Reads the log from its first event on, and then each row.
  init(_ session: any SQLSession, earlier: [String] = []) throws {
    var reading = LogReading()
    var missing = Set(earlier.map(LogReading.plain))
    var odd: [String: Int] = [:]
    // A row that Blijk cannot have written does not stop the check.
    func readable(_ table: String, _ body: () throws -> Void) throws {
      do { try body() } catch is UnexpectedValue { odd[table, default: 0] += 1 }
    }
    try session.rows(
      "SELECT number, at, what, subject, digest, hash FROM event ORDER BY number", []
    ) { row in
      try readable("event") { try reading.follow(row) }
      if !missing.isEmpty { missing.remove(LogReading.plain(reading.shortHead)) }
    }
    let starts = try KeyStarts(session)
    let assets = try Self.checkedAssets(session)
    var rows = RowComparison(taking: &reading, starts: starts, assets: assets.whole)
    try session.rows(RowComparison.documents, []) { row in
      try readable("document") { try rows.document(row) }
    }
    try session.rows("\(RowComparison.keys) ORDER BY number", []) { row in
      try readable("signingKey") { try rows.key(row) }
    }
    for row in try BatchRow.all(in: session) { rows.batch(row) }
    rows.finish()
    let unlogged = try UnloggedTables(session)
    documents = rows.count
    events = reading.link.number
    head = reading.shortHead
    passesThrough = missing.isEmpty
    findings =
      reading.findings + assets.findings + rows.findings + unlogged.findings
      + odd.sorted { $0.key < $1.key }.map(Self.oddRows)
    faults = unlogged.faults + (try CodeKeyCheck(session).faults)
    remarks = reading.remarks + rows.remarks
  }

  private static func oddRows(_ table: String, _ count: Int) -> Message {
    Message(
      nl: "In de tabel '\(table)' staan regels (\(count)) met iets dat Blijk er nooit schrijft.",
      en: "The table '\(table)' has rows (\(count)) with something that Blijk never writes.")
  }

  /// The assets that many documents share: the hashes of those that are whole, and what is wrong with others.
  private static func checkedAssets(_ session: any SQLSession) throws -> (
    whole: Set<Digest>, findings: [Message]
  ) {
    var whole: Set<Digest> = []
    var findings: [Message] = []
    try session.rows("SELECT hash, bytes FROM asset", []) { row in
      let hash = try row.bytes(0)
      if hash == SHA256.hash(try row.bytes(1)) {
        whole.insert(Digest(hash))
      } else {
        let name = Hex.encode(Array(hash.prefix(8)))
        findings.append(
          Message(
            nl: "Een deel van bewaarde bestanden (\(name)) is veranderd.",
            en: "A part of kept files (\(name)) was changed."))
      }
    }
    return (whole, findings)
  }
}
