package import BlijkBasics
package import BlijkCredential
import BlijkKeys

/// What the register tells the world: states and hashes, never names.
extension Register {
  /// One document as it is published.
  package struct PublishedEntry: Sendable {
    package let subject: [UInt8]
    package let tokenHash: [UInt8]
    package let credentialHash: [UInt8]
    package let state: RegisterEntry.State
    package let registeredAt: Int
  }

  /// Names a document without telling its code: SHA-256(DID ‖ 0x00 ‖ id).
  package static func subject(issuer: String, id: DocumentID) -> [UInt8] {
    EventLog.subject(issuer: issuer, id: id.bytes)
  }

  /// The number of the next publication: higher than every one before, also of a register that was
  /// lost and restored since, so a moment in seconds.
  package func nextPublication(at moment: Int) throws(Problem) -> Int {
    try write { session in
      let last = try session.number("SELECT published FROM register", in: Bounds.moments) ?? 0
      let number = max(last + 1, moment)
      try session.run("UPDATE register SET published = ?", [.integer(number)])
      return number
    }
  }

  /// Whether it was ever published.
  package func isPublished() throws(Problem) -> Bool {
    try read { (try $0.number("SELECT published FROM register") ?? 0) > 0 }
  }

  /// Hands over every document; one whose key was not in use, or was somebody else's too, when it was
  /// registered is left out, and so is a row that is not as the log has it: they do not count here either.
  package func published(_ each: (PublishedEntry) throws -> Void) throws(Problem) {
    try snapshot { session in
      try session.rows(
        """
        SELECT document.issuer, document.id, document.state, \(DocumentRecord.columns),
          \(KeyRecord.columns)
        FROM document JOIN signingKey ON signingKey.id = document.key \(DocumentRecord.join)
        ORDER BY document.number
        """, []
      ) { row in
        let first = 3
        guard let record = try? DocumentRecord(row, from: first),
          KeyRecord.standing(of: record, try KeyRecord(row, from: first + DocumentRecord.width))
            == .inUse
        else { return }
        try each(
          PublishedEntry(
            subject: EventLog.subject(issuer: try row.text(0), id: try row.bytes(1)),
            tokenHash: record.tokenHash, credentialHash: record.credentialHash,
            state: RegisterEntry.State(rawValue: try row.integer(2)) ?? .revoked,
            registeredAt: record.registeredAt))
      }
    }
  }

  /// The numbers of the status lists that are in use, the first among them.
  package func statusLists(issuer: String) throws(Problem) -> [Int] {
    let used = try read { session in
      try session.all(
        "SELECT DISTINCT statusList FROM document WHERE issuer = ?", [.text(issuer)]
      ) { try $0.integer(0, in: Bounds.statusLists) }
    }
    return Set(used).union([1]).sorted()
  }

  /// A status list's bits: the first document is the highest bit of the first byte (Bitstring Status
  /// List 1.0 §3.2); withdrawn and replaced are set.
  package func statusBits(list: Int, issuer: String) throws(Problem) -> [UInt8] {
    try read { session in
      var bits = [UInt8](repeating: 0, count: Self.statusListSize / 8)
      try session.rows(
        "SELECT statusIndex FROM document WHERE issuer = ? AND statusList = ? AND state <> 0",
        [.text(issuer), .integer(list)]
      ) { row in
        let index = try row.integer(0, in: Bounds.statusIndexes)
        bits[index / 8] |= 0x80 >> UInt8(index % 8)
      }
      return bits
    }
  }
}
