import BlijkBasics
import BlijkKeys
import Foundation
import GRDB

/// The chained log: each event's hash covers the one before, so that none can be changed, removed or
/// slipped in unseen. It holds no personal data.
enum EventLog {
  enum Event: String {
    case issued
    case revoked
    case keyMade
    case keyRetired
  }

  /// The end of the chain, kept while a transaction adds many events.
  struct Head {
    fileprivate(set) var number: Int
    fileprivate(set) var hash: [UInt8]

    init(_ db: Database) throws {
      let row = try Row.fetchOne(
        db, sql: "SELECT number, hash FROM event ORDER BY number DESC LIMIT 1")
      number = row?["number"] ?? 0
      hash = (row?["hash"] as Data?).map(Array.init) ?? [UInt8](repeating: 0, count: 32)
    }
  }

  /// Adds an event. The subject is a hash that names a document or key; the digest covers what the
  /// event fixes about it.
  static func append(
    _ event: Event, subject: [UInt8], digest: [UInt8], at moment: Int, to head: inout Head,
    in db: Database
  ) throws {
    head.number += 1
    head.hash = SHA256.hash(
      head.hash + bigEndian(head.number) + bigEndian(moment) + Array(event.rawValue.utf8) + [0]
        + subject + digest)
    try db.cachedStatement(
      sql: "INSERT INTO event (number, at, what, subject, digest, hash) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      head.number, moment, event.rawValue, Data(subject), Data(digest), Data(head.hash),
    ])
  }

  /// Names a document without telling its code: SHA-256(DID ‖ 0x00 ‖ id).
  static func subject(issuer: String, id: [UInt8]) -> [UInt8] {
    SHA256.hash(Array(issuer.utf8) + [0] + id)
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
