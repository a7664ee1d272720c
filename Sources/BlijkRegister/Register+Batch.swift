package import BlijkBasics
package import BlijkCredential
import BlijkKeys
import Foundation
import GRDB

/// Issuing a batch: all of it in one transaction, and its files known by name before any is written.
extension Register {
  /// A batch under way: where its files are made, and where they will appear.
  package struct Batch: Sendable {
    package let number: Int64
    package let staging: String
    package let output: String
    /// Whether its documents are in the register, so that only its files may still have to appear.
    package let isRegistered: Bool
  }

  /// Batches that were interrupted; call it while holding the issuer's lock.
  package func unfinishedBatches() throws(Problem) -> [Batch] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM batch ORDER BY number").map { row in
        Batch(
          number: row["number"], staging: row["staging"], output: row["output"],
          isRegistered: row["isRegistered"])
      }
    }
  }

  /// Notes a batch before its first file is written.
  package func begin(staging: String, output: String) throws(Problem) -> Batch {
    try write { db in
      try db.execute(
        sql: "INSERT INTO batch (staging, output) VALUES (?, ?)", arguments: [staging, output])
      return Batch(
        number: db.lastInsertedRowID, staging: staging, output: output, isRegistered: false)
    }
  }

  /// Registers all documents that `produce` hands over, in one transaction, and what their files have
  /// in common. When it throws, none is registered.
  package func register(
    _ batch: Batch, assets: [KeptFiles.Asset] = [],
    _ produce: ((RegisterEntry) throws(Problem) -> Void) throws(Problem) -> Void
  ) throws(Problem) {
    try write { db in
      var head = try EventLog.Head(db)
      for asset in assets { try Self.insert(asset, in: db) }
      try produce { (entry) throws(Problem) in
        do {
          try Self.insert(entry, head: &head, in: db)
        } catch {
          throw Problem(register: self.path, failure: error)
        }
      }
      try db.execute(
        sql: "UPDATE batch SET isRegistered = 1 WHERE number = ?", arguments: [batch.number])
    }
  }

  /// Forgets a batch whose files have appeared, or that was undone.
  package func end(_ batch: Batch) throws(Problem) {
    try write { db in
      try db.execute(sql: "DELETE FROM batch WHERE number = ?", arguments: [batch.number])
    }
  }

  /// The number of places in a status list (Bitstring Status List 1.0 §4.2: at least 131,072).
  package static let statusListSize = 131_072

  /// Random places in the status lists that nobody has yet. The newest list is used until it is
  /// 80 % full, so that a random place never tells how many were issued.
  package func freeStatusEntries(_ count: Int, issuer: String) throws(Problem)
    -> [Credential.StatusEntry]
  {
    try read { db in
      var list =
        try Int.fetchOne(
          db, sql: "SELECT max(statusList) FROM document WHERE issuer = ?", arguments: [issuer])
        ?? 1
      var used =
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM document WHERE issuer = ? AND statusList = ?",
          arguments: [issuer, list]) ?? 0
      let probe = try db.cachedStatement(
        sql: "SELECT 1 FROM document WHERE issuer = ? AND statusList = ? AND statusIndex = ?")
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
          try Int.fetchOne(probe, arguments: [issuer, entry.list, entry.index]) == nil
        else { continue }
        taken.insert(entry)
        free.append(entry)
        used += 1
      }
      return free
    }
  }

  private static func insert(_ entry: RegisterEntry, head: inout EventLog.Head, in db: Database)
    throws
  {
    let facts = entry.contents?.facts
    try db.cachedStatement(
      sql: """
        INSERT INTO document (issuer, id, tokenHash, credentialHash, registeredAt, key,
          statusList, statusIndex, kind, title, name, date, validUntil, isTest, showsDetails,
          token, credential)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      entry.issuer, Data(entry.id.bytes), Data(entry.tokenHash), Data(entry.credentialHash),
      entry.registeredAt, entry.key, entry.status.list, entry.status.index,
      facts?.kind.rawValue, facts?.title, facts?.name, facts?.date.daysSinceEpoch,
      facts?.validUntil?.daysSinceEpoch, facts?.isTest ?? false,
      entry.contents?.showsDetails ?? false, (entry.contents?.token).map { Data($0) },
      (entry.contents?.credential).map { Data($0) },
    ])
    if let files = entry.contents?.files {
      try insert(files, document: db.lastInsertedRowID, in: db)
    }
    try EventLog.append(
      .issued, subject: EventLog.subject(issuer: entry.issuer, id: entry.id.bytes),
      digest: SHA256.hash(entry.tokenHash + entry.credentialHash), at: entry.registeredAt,
      to: &head, in: db)
  }
}
