public import BlijkBasics
public import BlijkCredential
import Foundation
import GRDB

/// Withdrawing: for good, and in the log.
extension Register {
  /// Withdraws all of these or, when one is not there, none; tells which were active until now.
  public func revoke(_ ids: [DocumentID], at moment: Int) throws(Problem) -> [DocumentID] {
    try write { db in
      var head = try EventLog.Head(db)
      var changed: [DocumentID] = []
      for id in ids {
        guard
          let row = try Row.fetchOne(
            db, sql: "SELECT number, issuer, state FROM document WHERE id = ?",
            arguments: [Data(id.bytes)])
        else {
          throw Problem(
            .notFound, nl: "\(id.checkCode) staat niet in het register. Er is niets ingetrokken.",
            en: "\(id.checkCode) is not in the register. Nothing was withdrawn.")
        }
        guard row["state"] == RegisterEntry.State.active.rawValue else { continue }
        try db.execute(
          sql: "UPDATE document SET state = ?, stateChangedAt = ? WHERE number = ?",
          arguments: [RegisterEntry.State.revoked.rawValue, moment, row["number"] as Int64])
        try EventLog.append(
          .revoked, subject: EventLog.subject(issuer: row["issuer"], id: id.bytes),
          digest: [UInt8](repeating: 0, count: 32), at: moment, to: &head, in: db)
        changed.append(id)
      }
      return changed
    }
  }
}
