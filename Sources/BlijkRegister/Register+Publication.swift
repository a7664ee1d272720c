package import BlijkBasics
package import BlijkCredential
import BlijkKeys

/// What is published of the register: states and hashes, never names.
extension Register {
  /// One document as it is published.
  package struct PublishedEntry: Sendable {
    package let subject: [UInt8]
    package let tokenHash: [UInt8]
    package let credentialHash: [UInt8]
    package let state: RegisterEntry.State
    package let registeredAt: Int
  }

  /// The hash that names a document without its code: SHA-256(DID ‖ 0x00 ‖ id).
  package static func subject(issuer: String, id: DocumentID) -> [UInt8] {
    EventLog.subject(issuer: issuer, id: id.bytes)
  }

  /// The number of the next publication, which must be higher than all before. It is a moment in seconds, so
  /// that it is also higher after a restore.
  package func nextPublication(at moment: Int) throws(Problem) -> Int {
    try write { session in
      let last = try session.number("SELECT published FROM register", in: Bounds.moments) ?? 0
      let number = max(last + 1, moment)
      try session.run("UPDATE register SET published = ?", [.integer(number)])
      return number
    }
  }

  /// The number of the last publication; 0 when there was none.
  package func lastPublication() throws(Problem) -> Int {
    try read { try $0.number("SELECT published FROM register") ?? 0 }
  }

  /// Whether it was ever published.
  package func isPublished() throws(Problem) -> Bool {
    try read { (try $0.number("SELECT published FROM register") ?? 0) > 0 }
  }

  /// Hands over every document that counts. It leaves out those whose key was not in use or was compromised
  /// when they were registered, and rows that are not as the log has them.
  package func published(_ each: (PublishedEntry) throws -> Void) throws(Problem) {
    try snapshot { session in
      let changes = try LoggedChanges.all(in: session)
      let keys = try KeyRecord.All(session)
      try session.rows(
        """
        SELECT \(Became.columns),
          \(DocumentRecord.columns)
        FROM document \(DocumentRecord.join)
        ORDER BY document.number
        """, []
      ) { row in
        let first = Became.width
        let subject = try DocumentRecord.subject(of: row, from: first)
        let became = try Became(row, from: 0)
        guard became == (changes[Digest(subject)] ?? LoggedChanges()).became,
          let record = try? DocumentRecord(row, from: first, subject: subject),
          keys.standing(of: record) == .inUse
        else { return }
        try each(
          PublishedEntry(
            subject: subject, tokenHash: record.tokenHash,
            credentialHash: record.credentialHash,
            state: RegisterEntry.State(rawValue: became.state) ?? .revoked,
            registeredAt: record.registeredAt))
      }
    }
  }

  /// The numbers of the status lists that are in use, and always 1.
  package func statusLists(issuer: String) throws(Problem) -> [Int] {
    let used = try read { session in
      try session.all(
        "SELECT DISTINCT statusList FROM document WHERE issuer = ?", [.text(issuer)]
      ) { try $0.integer(0, in: Bounds.statusLists) }
    }
    return Set(used).union([1]).sorted()
  }

  /// A status list's bits: place 0 is the highest bit of the first byte (Bitstring Status List 1.0 §3.2). A
  /// bit is set when the log says that its document was withdrawn or replaced. So changing a row neither
  /// revives a document nor withdraws another.
  ///
  /// - Throws: Also when a place is not known, since its row was changed or removed.
  package func statusBits(list: Int, issuer: String) throws(Problem) -> [UInt8] {
    try snapshot { session in
      var bits = [UInt8](repeating: 0, count: Self.statusListSize / 8)
      var ended = Set(
        try LoggedChanges.all(in: session).filter { $0.value.became.isEnded }.keys)
      func look(where condition: String, _ arguments: [SQLValue]) throws {
        try session.rows(
          """
          SELECT \(DocumentRecord.columns)
          FROM document \(DocumentRecord.join) \(condition)
          """, arguments
        ) { row in
          let subject = try DocumentRecord.subject(of: row, from: 0)
          guard ended.contains(Digest(subject)),
            let record = try? DocumentRecord(row, from: 0, subject: subject)
          else { return }
          ended.remove(Digest(subject))
          guard try row.text(DocumentRecord.issuer) == issuer, record.statusList == list else {
            return
          }
          let index = record.statusIndex
          bits[index / 8] |= 0x80 >> UInt8(index % 8)
        }
      }
      try look(where: "WHERE document.issuer = ? AND document.state <> 0", [.text(issuer)])
      // Whatever is left has a row that something else set back. Usually none is, and no rows are read.
      if !ended.isEmpty { try look(where: "", []) }
      guard ended.isEmpty else { throw Self.unknownPlaces(ended.count) }
      return bits
    }
  }

  private static func unknownPlaces(_ count: Int) -> Problem {
    Problem(
      .badRegister,
      nl: "Van wat is ingetrokken of vervangen (\(count)) is niet zeker waar het op de lijst van "
        + "ingetrokken documenten staat: de regel in het register is veranderd of weggehaald. Er is "
        + "niets gepubliceerd; anders zou het weer gelden. Zet een reservekopie terug: blijk restore",
      en:
        "Of what was withdrawn or replaced (\(count)) it is not certain where it stands in the list "
        + "of withdrawn documents: its row in the register was changed or removed. Nothing was "
        + "published; otherwise it would be valid again. Restore a backup: blijk restore")
  }
}
