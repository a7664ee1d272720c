public import BlijkBasics
import BlijkKeys
import Foundation

/// Taking a register elsewhere: to another database, to a backup, and back.
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
        name: "signingKey", columns: "number, id, jwk, usedFrom, usedUntil, compromisedSince",
        key: "number"),
      Table(name: "asset", columns: "hash, bytes", key: "hash"),
      Table(
        name: "document",
        columns: """
          number, issuer, id, tokenHash, credentialHash, registeredAt, key, statusList, statusIndex,
          state, stateChangedAt, because, replacement, isHidden, erasedAt, isTest, showsDetails, kind,
          title, name, date, validUntil, achievement, request, token, credential
          """, key: "number"),
      Table(
        name: "keptFiles", columns: "document, shared, dictionary, contents, bytes", key: "document"
      ),
      Table(name: "event", columns: "number, at, what, subject, digest, hash", key: "number"),
    ]

    var query: String { "SELECT \(columns) FROM \(name) ORDER BY \(key)" }
    var width: Int { columns.split(separator: ",").count }
  }

  /// Copies everything to an empty database, compares it row by row, and follows its log.
  ///
  /// - Returns: What the check of the copy found.
  /// - Throws: Why there is no copy; then there is none.
  public func copy(to place: String) throws(Problem) -> RegisterCheck {
    guard let issuer = try issuer() else {
      throw Problem(.badRegister, nl: "\(path) is leeg.", en: "\(path) is empty.")
    }
    let copy = try Register.create(at: place, issuer: issuer)
    do {
      try snapshot { source in
        try copy.guarded { engine in
          try engine.write { target in
            try target.run("DELETE FROM register")
            for table in Table.all { try Self.copy(table, from: source, to: target) }
          }
        }
        for table in Table.all { try Self.compare(table, source, copy) }
      }
      let found = try copy.check()
      guard found.findings.isEmpty else {
        throw Problem(
          .badRegister,
          nl: "Het register \(path) klopt niet met zijn logboek: \(found.findings[0].nl)",
          en: "The register \(path) does not agree with its log: \(found.findings[0].en)")
      }
      return found
    } catch {
      if !PostgresEngine.isAddress(place) { Self.remove(place) }
      throw (error as? Problem) ?? engine.problem(error)
    }
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

  private static func compare(_ table: Table, _ source: any SQLSession, _ copy: Register) throws {
    let there = try copy.snapshot { try fingerprints(of: table, in: $0) }
    let here = try fingerprints(of: table, in: source)
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

  /// Moves to a copy: from now on this register takes nothing more. What came in while copying would be
  /// missing there, so then nothing moves.
  public func move(to place: String) throws(Problem) -> RegisterCheck {
    let found = try copy(to: place)
    let shown = try Register.open(at: place, readOnly: true).path
    try write { session in
      let events = try session.number("SELECT max(number) FROM event") ?? 0
      guard events == found.events else {
        throw Problem(
          .badRegister,
          nl:
            "Tijdens het kopiëren kwam er iets bij. Maak de nieuwe database leeg en begin opnieuw.",
          en: "Something was added while copying. Empty the new database and start again.")
      }
      try session.run("UPDATE register SET movedTo = ?", [.text(shown)])
    }
    return found
  }

  private static func remove(_ path: String) {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  /// Writes a whole copy in one file, while others go on issuing. It has no keys.
  public func backUp(to file: String) throws(Problem) -> RegisterCheck {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Problem(
        .badOutput, nl: "'\(file)' bestaat al. Kies een andere naam.",
        en: "'\(file)' exists already. Choose another name.")
    }
    return try copy(beside: file) { try FileManager.default.moveItem(atPath: $0, toPath: file) }
  }

  /// Puts a backup in a register's place, after checking it. What was there is kept beside it.
  ///
  /// - Returns: What the check found, and where the old file is, if there was one.
  public static func restore(_ file: String, to place: String) throws(Problem)
    -> (found: RegisterCheck, old: String?)
  {
    let backup = try Register.open(at: file, readOnly: true)
    guard !PostgresEngine.isAddress(place) else {
      return (try backup.copy(to: place), nil)
    }
    let files = FileManager.default
    var old: String?
    let found = try backup.copy(beside: place) { making in
      if files.fileExists(atPath: place) {
        let name = "\(place).voor-\(Timestamp.now())"
        for suffix in ["-wal", "-shm", ""] where files.fileExists(atPath: place + suffix) {
          try files.moveItem(atPath: place + suffix, toPath: name + suffix)
        }
        old = name
      }
      try files.moveItem(atPath: making, toPath: place)
    }
    return (found, old)
  }

  /// Makes a copy in one file beside a place and has it moved there; on an error nothing of it is left.
  private func copy(beside place: String, move: (String) throws -> Void) throws(Problem)
    -> RegisterCheck
  {
    let making = "\(place).\(getpid())"
    defer { Self.remove(making) }
    let found = try copy(to: making)
    do {
      // Nothing of it is left in the files that WAL mode has beside it.
      try Register.open(at: making).guarded { try $0.wipe() }
      try move(making)
    } catch {
      throw (error as? Problem)
        ?? Problem(
          .cannotWrite, nl: "Kan \(place) niet schrijven. Is de schijf vol, of ontbreken rechten?",
          en: "Cannot write \(place). Is the disk full, or are permissions missing?")
    }
    return found
  }
}
