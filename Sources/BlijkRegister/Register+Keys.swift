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

  /// Takes a new key into use; the one before it goes out of use at that moment.
  package func takeIntoUse(_ key: PublicKey, at moment: Int) throws(Problem) {
    try write { db in
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
}
