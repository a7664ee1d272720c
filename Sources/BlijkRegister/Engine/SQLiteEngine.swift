import BlijkBasics
import Foundation
import GRDB
import GRDBSQLite

/// A register in a file beside the keys: SQLite in WAL mode, through GRDB. Every commit is on the disk
/// when it returns, and what was deleted is overwritten.
final class SQLiteEngine: RegisterEngine {
  let place: String
  private let database: any DatabaseWriter
  private let noted: NotedHead

  /// Opens the file; to write, makes it when it is not there.
  init(path: String, isReadOnly: Bool) throws(Problem) {
    place = path
    noted = NotedHead(database: path)
    var configuration = Configuration()
    configuration.label = "register"
    configuration.readonly = isReadOnly
    configuration.journalMode = isReadOnly ? .default : .wal
    // A second issuer waits for the first; a batch of 10,000 takes some ten seconds.
    configuration.busyMode = .timeout(60)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      guard !isReadOnly else { return }
      // Counts for a new file only. A document's row is over half of SQLite's own 4 kB, so that each
      // would lie on a page by itself and a third of the file would be empty.
      try db.execute(sql: "PRAGMA page_size = 16384")
      try db.execute(sql: "PRAGMA secure_delete = ON")
      // Whoever may only read cannot make the files of WAL mode, so the last to write leaves them.
      var leaves: CInt = 1
      _ = unsafe sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &leaves)
    }
    do {
      let isUneven = Self.isUneven(path)
      if isUneven, Self.size(of: "\(path)-wal") == 0 { throw Self.cutOff }
      if isReadOnly {
        database = try DatabasePool(path: path, configuration: configuration)
      } else {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Only now: GRDB has just set NORMAL, with which a commit can be lost when the power fails.
        try queue.inDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        database = queue
      }
      if isUneven, !isReadOnly {
        // Pages that wait in the `-wal` are put in their places: one of them may be what is half there.
        try wipe()
        if Self.isUneven(path) { throw Self.cutOff }
      }
    } catch {
      throw Problem(sqlite: path, failure: error)
    }
  }

  private static let cutOff = DatabaseError(resultCode: .SQLITE_CORRUPT)

  /// Whether the last page is not whole; SQLite would read zeros for the rest of it.
  private static func isUneven(_ path: String) -> Bool {
    let size = size(of: path)
    guard size > 0, let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    // The size of a page in the head of the file (SQLite, "Database File Format", §1.3.2).
    guard let head = try? file.read(upToCount: 18), head.count == 18 else { return true }
    let page = Int(head[16]) << 8 | Int(head[17])
    return page == 0 || size % (page == 1 ? 65_536 : page) != 0
  }

  /// The size of a file; 0 when it is not there. Foundation would look up whose it is as well, at every
  /// opening.
  private static func size(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  func write<Result>(streams: Bool, _ body: (any SQLSession) throws -> Result) throws -> Result {
    let (result, head) = try database.write { db in
      let session = SQLiteSession(database: db)
      let result = try body(session)
      return (result, try EventLog(session).head)
    }
    noted.note(head)
    return result
  }

  func missing() throws -> Int? {
    guard let noted = noted.read(), noted.number > 0 else { return nil }
    let hash = try read { session in
      try session.first("SELECT hash FROM event WHERE number = ?", [.integer(noted.number)]) {
        try $0.bytes(0)
      }
    }
    return hash == noted.hash ? nil : noted.number
  }

  /// Without a transaction, whose three statements take longer than finding a row.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try database.unsafeRead { try body(SQLiteSession(database: $0)) }
  }

  func snapshot<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try database.read { try body(SQLiteSession(database: $0)) }
  }

  /// The issuer's folder has a lock of its own, and this file is in it.
  func lock() throws -> any Sendable { () }

  func schemaVersion() throws -> Int? {
    try database.read { db in
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
      return version == 0 && !isEmpty ? nil : version
    }
  }

  func migrate(from version: Int) throws {
    try database.write { try Self.build($0, from: version) }
  }

  func make<Result>(_ fill: (any SQLSession) throws -> Result) throws -> Result? {
    try database.write { db in
      guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 else { return nil }
      try Self.build(db, from: 0)
      return try fill(SQLiteSession(database: db))
    }
  }

  private static func build(_ db: Database, from version: Int) throws {
    for step in Schema.steps where step.number > version { try db.execute(sql: step.sql) }
    try db.execute(sql: "PRAGMA user_version = \(Schema.newest)")
  }

  /// The log of changes still holds what the file itself does not.
  func wipe() throws {
    try database.writeWithoutTransaction { db in
      _ = try db.checkpoint(.truncate)
    }
  }

  func problem(_ failure: any Error) -> Problem { Problem(sqlite: place, failure: failure) }
}

/// Statements are filled in and stepped through SQLite itself: the library would look up the names of all
/// columns first, and copy every text and every hash once more.
private struct SQLiteSession: SQLSession {
  let database: Database

  func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try rows(sql, arguments) { _ in }
    return database.changesCount
  }

  func rows(_ sql: String, _ arguments: [SQLValue], _ each: (any SQLRow) throws -> Void) throws {
    let statement = try unsafe database.cachedStatement(sql: sql).sqliteStatement
    defer {
      unsafe sqlite3_reset(statement)
      unsafe sqlite3_clear_bindings(statement)
    }
    guard unsafe arguments.count == sqlite3_bind_parameter_count(statement) else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE)
    }
    for (index, argument) in arguments.enumerated() {
      try check(unsafe argument.bind(to: statement, at: CInt(index + 1)), is: SQLITE_OK)
    }
    while true {
      let code = unsafe sqlite3_step(statement)
      guard code == SQLITE_ROW else { return try check(code, is: SQLITE_DONE) }
      try unsafe each(SQLiteRow(statement: statement))
    }
  }

  private func check(_ code: CInt, is expected: CInt) throws {
    guard code != expected else { return }
    throw DatabaseError(
      resultCode: .init(rawValue: code),
      message: unsafe String(cString: sqlite3_errmsg(database.sqliteConnection)))
  }
}

extension SQLValue {
  /// Gives a statement the value of one of its places, the first of which is 1.
  fileprivate func bind(to statement: SQLiteStatement, at place: CInt) -> CInt {
    // SQLite takes a copy.
    let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch self {
    case .null: return unsafe sqlite3_bind_null(statement, place)
    case .integer(let value): return unsafe sqlite3_bind_int64(statement, place, Int64(value))
    case .text(var value):
      return value.withUTF8 { text in
        unsafe text.withMemoryRebound(to: CChar.self) { text in
          unsafe sqlite3_bind_text(statement, place, text.baseAddress, CInt(text.count), copied)
        }
      }
    case .bytes(let value):
      // No bytes are not nothing.
      guard !value.isEmpty else { return unsafe sqlite3_bind_zeroblob(statement, place, 0) }
      return unsafe sqlite3_bind_blob(statement, place, value, CInt(value.count), copied)
    }
  }
}

/// The row at which a statement stands. It is read from SQLite itself: by way of the library's own values
/// every text and every hash would be copied twice.
@safe private struct SQLiteRow: SQLRow {
  let statement: SQLiteStatement

  func value(_ column: Int) throws -> SQLValue {
    let column = CInt(column)
    switch unsafe sqlite3_column_type(statement, column) {
    case SQLITE_NULL: return .null
    case SQLITE_INTEGER: return .integer(Int(unsafe sqlite3_column_int64(statement, column)))
    case SQLITE_TEXT:
      let text = unsafe bytes(UnsafeRawPointer(sqlite3_column_text(statement, column)), column)
      return unsafe .text(String(decoding: text, as: UTF8.self))
    case SQLITE_BLOB:
      return unsafe .bytes([UInt8](bytes(sqlite3_column_blob(statement, column), column)))
    default: throw UnexpectedValue()
    }
  }

  /// The pointer comes first: asking for it may change the number of bytes.
  private func bytes(_ start: UnsafeRawPointer?, _ column: CInt) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }
}
