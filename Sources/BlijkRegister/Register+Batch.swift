package import BlijkBasics
package import BlijkCredential
import BlijkKeys
import Foundation

/// Issuing a batch, in one transaction. The name of its folder is noted before any file is written.
extension Register {
  /// A batch under way: where its files are made, and where they will appear.
  package struct Batch: Sendable {
    package let number: Int
    package let staging: String
    package let output: String
    /// Its random id, which is in its folder too; empty for one that began before version 4 of the schema.
    package let mark: String
    /// Whether its documents are in the register, so that only its files may still have to appear.
    package let isRegistered: Bool
    /// Whether its files are on this machine's disks.
    package let isHere: Bool
    /// Whether the log says the same. If not, something else than Blijk wrote it, and it does not count.
    package let isAsLogged: Bool

    fileprivate init(_ row: BatchRow, isAsLogged: Bool) {
      number = row.record.number
      staging = row.record.staging
      output = row.record.output
      mark = row.record.mark
      isRegistered = row.isRegistered
      isHere = row.record.machine == Register.machine
      self.isAsLogged = isAsLogged
    }
  }

  private static var machine: String { ProcessInfo.processInfo.hostName }

  /// Batches that were interrupted; call it while holding the issuer's lock.
  package func unfinishedBatches() throws(Problem) -> [Batch] {
    try read { session in
      try BatchRow.all(in: session).map { row in
        Batch(row, isAsLogged: try row.isAsLogged(in: session))
      }
    }
  }

  /// Notes a batch before its first file is written.
  package func begin(staging: String, output: String, at moment: Int = Timestamp.now())
    throws(Problem) -> Batch
  {
    try write { session in
      let number =
        (try session.number("SELECT max(number) FROM batch", in: Bounds.numbers) ?? 0) + 1
      let record = BatchRecord(
        number: number, machine: Self.machine, staging: staging, output: output,
        mark: Hex.encode(try SystemRandom.bytes(16)))
      var log = try EventLog(session)
      try log.append(
        .batchBegun, subject: record.subject, digest: record.digest, at: moment, in: session)
      let event = log.head.number
      try session.run(
        """
        INSERT INTO batch (number, machine, staging, output, mark, event) VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(number), .text(record.machine), .text(staging), .text(output),
          .text(record.mark), .integer(event),
        ])
      return Batch(
        BatchRow(record: record, isRegistered: false, event: event, isWhole: true),
        isAsLogged: true)
    }
  }

  /// Registers all documents that `produce` hands over, in one transaction, and what their files have
  /// in common. When it throws, ask `isRegistered`: a commit may have counted though its answer was
  /// lost.
  package func register(
    _ batch: Batch, assets: [KeptFiles.Asset] = [], at moment: Int = Timestamp.now(),
    _ produce: ((RegisterEntry) throws(Problem) -> Void) throws(Problem) -> Void
  ) throws(Problem) {
    try write { session in
      var writer = try EntryWriter(session)
      for asset in assets { try Self.insert(asset, in: session) }
      try produce { (entry) throws(Problem) in
        do {
          try writer.insert(entry)
        } catch let problem as Problem {
          throw problem
        } catch {
          throw self.engine.problem(error)
        }
      }
      try writer.log.append(
        .batchRegistered, subject: batch.subject, at: moment, in: session)
      let noted = try session.run(
        "UPDATE batch SET isRegistered = 1 WHERE number = ? AND mark = ? AND isRegistered = 0",
        [.integer(batch.number), .text(batch.mark)])
      // If not, this is not the register in which the batch was begun.
      guard noted == 1 else { throw replaced }
    }
  }

  /// Whether a batch is in the register, whatever an error said; `nil` when it is not even noted.
  ///
  /// - Throws: Also when another register has come in this one's place: then nobody can tell.
  package func isRegistered(_ batch: Batch) throws(Problem) -> Bool? {
    try confirmPlace()
    return try read { session in
      try session.first(
        "SELECT isRegistered FROM batch WHERE number = ? AND mark = ?",
        [.integer(batch.number), .text(batch.mark)]
      ) { try $0.flag(0) }
    }
  }

  /// Forgets a batch whose files have appeared, or that was undone.
  package func end(_ batch: Batch, at moment: Int = Timestamp.now()) throws(Problem) {
    try write { session in
      let count = try session.run(
        "DELETE FROM batch WHERE number = ? AND mark = ?",
        [.integer(batch.number), .text(batch.mark)])
      guard count > 0 else { return }
      var log = try EventLog(session)
      try log.append(.batchEnded, subject: batch.subject, at: moment, in: session)
    }
  }

  /// The number of places in a status list.
  package static let statusListSize = Bounds.statusListSize

  /// Random places in the status lists that nobody has yet. The newest list is used until it is
  /// 80 % full, so that a random place never tells how many were issued.
  package func freeStatusEntries(_ count: Int, issuer: String) throws(Problem)
    -> [Credential.StatusEntry]
  {
    try read { session in
      var list =
        try session.number(
          "SELECT max(statusList) FROM document WHERE issuer = ?", [.text(issuer)],
          in: Bounds.statusLists) ?? 1
      var used =
        try session.number(
          "SELECT count(*) FROM document WHERE issuer = ? AND statusList = ?",
          [.text(issuer), .integer(list)]) ?? 0
      var taken: Set<Credential.StatusEntry> = []
      var free: [Credential.StatusEntry] = []
      free.reserveCapacity(count)
      while free.count < count {
        if used >= Self.statusListSize * 4 / 5 {
          list += 1
          used = 0
        }
        let entry = Credential.StatusEntry(
          list: list, index: try SystemRandom.number(below: UInt32(Self.statusListSize)))
        guard !taken.contains(entry),
          try session.number(
            "SELECT number FROM document WHERE issuer = ? AND statusList = ? AND statusIndex = ?",
            [.text(issuer), .integer(entry.list), .integer(entry.index)]) == nil
        else { continue }
        taken.insert(entry)
        free.append(entry)
        used += 1
      }
      return free
    }
  }
}

extension Register.Batch {
  /// The hash by which the log names it.
  var subject: [UInt8] {
    BatchRecord(number: number, machine: "", staging: "", output: "", mark: mark).subject
  }
}

/// Adds documents within one transaction.
private struct EntryWriter {
  private let session: any SQLSession
  var log: EventLog
  private var number: Int

  init(_ session: any SQLSession) throws {
    self.session = session
    log = try EventLog(session)
    number = try session.number("SELECT max(number) FROM document", in: Bounds.numbers) ?? 0
  }

  mutating func insert(_ entry: RegisterEntry) throws {
    number += 1
    let contents = entry.contents
    let facts = contents?.facts
    let record = DocumentRecord(entry, at: log.time(entry.registeredAt))
    try log.append(
      .registered, subject: EventLog.subject(issuer: entry.issuer, id: entry.id.bytes),
      digest: record.digest, at: record.registeredAt, in: session)
    try session.run(
      """
      INSERT INTO document (number, issuer, id, tokenHash, credentialHash, registeredAt, key,
        statusList, statusIndex, isTest, showsDetails, kind, title, name, date, validUntil,
        achievement, request, token, credential, requestHash, filesHash, event)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .integer(number), .text(entry.issuer), .bytes(entry.id.bytes), .bytes(record.tokenHash),
        .bytes(record.credentialHash), .integer(record.registeredAt), .text(record.key),
        .integer(record.statusList), .integer(record.statusIndex), .flag(record.isTest),
        .flag(record.showsDetails), .integer(facts?.kind.rawValue), .text(facts?.title),
        .text(facts?.name), .integer(facts?.date.daysSinceEpoch),
        .integer(facts?.validUntil?.daysSinceEpoch), .text(contents?.achievement),
        .text(contents?.request), .bytes(contents?.token), .bytes(contents?.credential),
        .bytes(record.requestHash), .bytes(record.filesHash), .integer(log.head.number),
      ])
    if let files = contents?.files {
      try Register.insert(files, document: number, in: session)
    }
    if let old = entry.replaces { try replace(old, by: entry) }
  }

  /// Marks a document as replaced. Only an active one can be: what was withdrawn stays withdrawn.
  private mutating func replace(_ old: DocumentID, by entry: RegisterEntry) throws {
    let moment = log.time(entry.registeredAt)
    let changes = try session.run(
      """
      UPDATE document SET state = ?, stateChangedAt = ?, replacement = ?
      WHERE id = ? AND issuer = ? AND state = ?
      """,
      [
        .integer(RegisterEntry.State.replaced.rawValue), .integer(moment),
        .bytes(entry.id.bytes), .bytes(old.bytes), .text(entry.issuer),
        .integer(RegisterEntry.State.active.rawValue),
      ])
    guard changes == 1 else {
      throw Problem(
        .notFound,
        nl: "\(old.checkCode) is niet (meer) geldig en kan niet worden vervangen.",
        en: "\(old.checkCode) is not valid (any more) and cannot be replaced.")
    }
    try log.append(
      .replaced, subject: EventLog.subject(issuer: entry.issuer, id: old.bytes),
      digest: EventLog.subject(issuer: entry.issuer, id: entry.id.bytes), at: moment, in: session)
    let state = try session.number(
      "SELECT state FROM document WHERE id = ? AND issuer = ?",
      [.bytes(old.bytes), .text(entry.issuer)])
    guard state == RegisterEntry.State.replaced.rawValue else {
      throw Register.undone(nl: "vervangen", en: "replaced")
    }
  }
}
