package import BlijkBasics
package import BlijkKeys
import Foundation
import GRDB

/// The key ring: which keys signed, from when to when.
extension Register {
  /// All keys, newest first.
  package func keyRing() throws(Problem) -> KeyRing {
    try read { db in
      KeyRing(
        try Row.fetchAll(
          db, sql: "SELECT jwk, usedFrom, usedUntil FROM signingKey ORDER BY rowid DESC"
        ).map { row in
          let jwk = try JSON(reading: Array((row["jwk"] as String).utf8))
          return KeyRing.Entry(
            key: try PublicKey(jwk: jwk),
            window: KeyWindow(from: row["usedFrom"], until: row["usedUntil"]))
        })
    }
  }

  /// When a key was in use; nothing when it never was.
  package func window(ofKey thumbprint: String) throws(Problem) -> KeyWindow? {
    try read { db in
      try Row.fetchOne(
        db.cachedStatement(sql: "SELECT usedFrom, usedUntil FROM signingKey WHERE id = ?"),
        arguments: [thumbprint]
      ).map { KeyWindow(from: $0["usedFrom"], until: $0["usedUntil"]) }
    }
  }

  /// Refuses a moment at which no key may be taken into use, before anything is made.
  package func checkNewKey(at moment: Int) throws(Problem) {
    try read { db in try Self.refuseBehind(moment, db) }
  }

  /// Takes a new key into use; the one before it goes out of use at that moment.
  package func takeIntoUse(_ key: PublicKey, at moment: Int) throws(Problem) {
    try write { db in
      try Self.refuseBehind(moment, db)
      var head = try EventLog.Head(db)
      let nothing = [UInt8](repeating: 0, count: 32)
      let retired = try String.fetchAll(
        db, sql: "SELECT id FROM signingKey WHERE usedUntil IS NULL ORDER BY rowid")
      for id in retired {
        try EventLog.append(
          .keyRetired, subject: SHA256.hash(Array(id.utf8)), digest: nothing, at: moment,
          to: &head, in: db)
      }
      try db.execute(
        sql: "UPDATE signingKey SET usedUntil = ? WHERE usedUntil IS NULL", arguments: [moment])
      try db.execute(
        sql: "INSERT INTO signingKey (id, jwk, usedFrom) VALUES (?, ?, ?)",
        arguments: [key.id.thumbprint, JSON.object(key.jwk).text, moment])
      try EventLog.append(
        .keyMade, subject: SHA256.hash(Array(key.id.thumbprint.utf8)), digest: nothing, at: moment,
        to: &head, in: db)
    }
  }

  /// A clock that was ahead and has been set right: the key before would go out of use before its
  /// last documents were registered, and no check would accept those any more.
  private static func refuseBehind(_ moment: Int, _ db: Database) throws {
    let newest = try Int.fetchOne(
      db,
      sql: """
        SELECT max(moment) FROM (
          SELECT max(registeredAt) AS moment FROM document
          UNION ALL SELECT max(usedFrom) FROM signingKey)
        """)
    guard let newest, moment < newest else { return }
    let day = CalendarDate.inTheNetherlands(newest).iso8601
    throw Problem(
      .badDate,
      nl:
        "De klok van deze computer loopt achter op het register, waarin al iets van \(day) staat. "
        + "Zet de klok goed. Liep hij eerder voor, maak dan pas na \(day) een nieuwe sleutel: nu "
        + "zou wat al is uitgegeven ongeldig lijken.",
      en:
        "This computer's clock is behind the register, which already holds something of \(day). "
        + "Set the clock right. If it was ahead before, make a new key only after \(day): now, "
        + "what was issued already would seem invalid.")
  }
}
