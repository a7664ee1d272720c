public import BlijkBasics
import BlijkKeys
import Foundation

/// Taking a register elsewhere: to another database or file.
extension Register {
  /// A table that goes along, in the order in which its rows can be added. Batches under way stay: they
  /// belong to a machine.
  private struct Table {
    let name: String
    let columns: String
    let key: String

    static let all = [
      Table(name: "register", columns: "issuer, published", key: "issuer"),
      Table(
        name: "signingKey",
        columns: "number, id, jwk, usedFrom, usedUntil, compromisedSince, compromisedFrom",
        key: "number"),
      Table(name: "asset", columns: "hash, bytes", key: "hash"),
      Table(
        name: "document",
        columns: """
          number, issuer, id, tokenHash, credentialHash, registeredAt, key, statusList, statusIndex,
          state, stateChangedAt, because, replacement, isHidden, erasedAt, isTest, showsDetails, kind,
          title, name, date, validUntil, achievement, request, token, credential, requestHash,
          filesHash, event, firstEvent
          """, key: "number"),
      Table(
        name: "keptFiles", columns: "document, shared, dictionary, contents, bytes", key: "document"
      ),
      Table(name: "event", columns: "number, at, what, subject, digest, hash", key: "number"),
    ]

    var query: String { "SELECT \(columns) FROM \(name) ORDER BY \(key)" }
    var width: Int { columns.split(separator: ",").count }
  }

  /// Copies everything to an empty database, compares it row by row, and checks its log; all in one
  /// transaction, so that there is a whole copy or none. With `isRestored`, batches under way are ended in
  /// the copy's log.
  func copy(from source: any SQLSession, to place: String, isRestored: Bool = false) throws -> (
    register: Register, result: RegisterCheck
  ) {
    try Register.make(at: place) { target in
      for table in Table.all { try Self.copy(table, from: source, to: target) }
      for table in Table.all { try Self.compare(table, source, target) }
      if isRestored { try Self.endBatches(in: target) }
      return try whole(target)
    }
  }

  private static func endBatches(in session: any SQLSession) throws {
    var open: [[UInt8]] = []
    try session.rows(
      "SELECT subject, what FROM event WHERE what IN ('batchBegun', 'batchEnded') ORDER BY number",
      []
    ) { row in
      let subject = try row.bytes(0)
      if try row.text(1) == EventLog.Event.batchBegun.rawValue {
        open.append(subject)
      } else {
        open.removeAll { $0 == subject }
      }
    }
    var log = try EventLog(session)
    let moment = Timestamp.now()
    for subject in open {
      try log.append(.batchEnded, subject: subject, at: moment, in: session)
    }
  }

  /// Compares two registers row by row, and checks the log of the second.
  ///
  /// - Throws: `badRegister`, for what is not the same, or does not agree with the log.
  private func compare(_ source: any SQLSession, _ target: any SQLSession) throws -> RegisterCheck {
    for table in Table.all { try Self.compare(table, source, target) }
    return try whole(target)
  }

  private func whole(_ target: any SQLSession) throws -> RegisterCheck {
    let found = try RegisterCheck(target)
    guard found.findings.isEmpty else {
      throw Problem(
        .badRegister,
        nl: "Het register \(path) klopt niet met zijn logboek: \(found.findings[0].nl)",
        en: "The register \(path) does not agree with its log: \(found.findings[0].en)")
    }
    return found
  }

  private static func copy(
    _ table: Table, from source: any SQLSession, to target: any SQLSession
  ) throws {
    let marks = [String](repeating: "?", count: table.width).joined(separator: ", ")
    let sql = "INSERT INTO \(table.name) (\(table.columns)) VALUES (\(marks))"
    try source.rows(table.query, []) { row in
      try target.run(sql, try (0..<table.width).map(row.value))
    }
  }

  private static func compare(
    _ table: Table, _ source: any SQLSession, _ target: any SQLSession
  ) throws {
    let here = try fingerprints(of: table, in: source)
    let there = try fingerprints(of: table, in: target)
    guard here != there else { return }
    let row = zip(here, there).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    throw Problem(
      .badRegister,
      nl:
        "De kopie verschilt in '\(table.name)', rij \((row ?? min(here.count, there.count)) + 1).",
      en: "The copy differs in '\(table.name)', row \((row ?? min(here.count, there.count)) + 1).")
  }

  /// Eight bytes of a hash over each row.
  private static func fingerprints(of table: Table, in session: any SQLSession) throws -> [UInt64] {
    try session.all(table.query, []) { row in
      var content: [UInt8] = []
      for column in 0..<table.width {
        let value = try row.value(column)
        let bytes: [UInt8] =
          switch value {
          case .null: []
          case .integer(let number): Array(String(number).utf8)
          case .text(let text): Array(text.utf8)
          case .bytes(let bytes): bytes
          }
        content += "\(value == .null ? "-" : "\(bytes.count)"):".utf8
        content += bytes
      }
      return SHA256.hash(content).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// What the check says of a whole copy that is in a place already, left by a move that was interrupted
  /// before this register noted it; `nil` when there is no such copy.
  private func earlierCopy(of source: any SQLSession, at place: String) throws -> (
    shown: String, found: RegisterCheck
  )? {
    guard isElsewhere(place), let register = try? Register.open(at: place, readOnly: true) else {
      return nil
    }
    return try register.snapshot { target in
      do {
        return (register.path, try compare(source, target))
      } catch is Problem {
        return nil
      }
    }
  }

  /// Whether a place is surely another than this one. Two addresses may lead to one database.
  private func isElsewhere(_ place: String) -> Bool {
    let (here, there) = (PostgresEngine.isAddress(path), PostgresEngine.isAddress(place))
    guard here == there else { return true }
    let files = [path, place].map { file in
      var status = stat()
      return unsafe stat(file, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : []
    }
    return !here && files[0] != files[1]
  }

  /// Moves to a copy in an empty database or a new file; from then on this register takes nothing more. Other
  /// writers wait meanwhile. A whole copy that an interrupted move left there is used.
  ///
  /// - Returns: What the check of the copy found.
  /// - Throws: Why there is no copy; then this register stays in use.
  public func move(to place: String) throws(Problem) -> RegisterCheck {
    try write(streams: true) { session in
      let found: RegisterCheck
      let shown: String
      if let earlier = try earlierCopy(of: session, at: place) {
        (shown, found) = earlier
      } else if PostgresEngine.isAddress(place) {
        let made = try copy(from: session, to: place)
        (shown, found) = (made.register.path, made.result)
      } else {
        guard !FileManager.default.fileExists(atPath: place) else { throw Self.exists(place) }
        found = try copy(from: session, beside: place) { making in
          try FileManager.default.moveItem(atPath: making, toPath: place)
        }
        shown = place
      }
      try session.run("UPDATE register SET movedTo = ?", [.text(shown)])
      return found
    }
  }
}
