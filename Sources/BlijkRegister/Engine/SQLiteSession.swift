import GRDB
import GRDBSQLite

/// Runs statements through SQLite itself: GRDB would look up the names of all columns first, and copy every
/// text and hash once more.
struct SQLiteSession: SQLSession {
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

  func additions() throws -> [String] {
    try all(
      "SELECT type || ' ' || name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
    ) { try $0.text(0) }
  }

  func contradictions() throws -> [String] {
    try all("PRAGMA integrity_check(10)") { try $0.text(0) }.filter { $0 != "ok" }
  }

  private func check(_ code: CInt, is expected: CInt) throws {
    guard code != expected else { return }
    throw DatabaseError(
      resultCode: .init(rawValue: code),
      message: unsafe String(cString: sqlite3_errmsg(database.sqliteConnection)))
  }
}

extension SQLValue {
  /// Binds this value to a place of a statement, counted from 1.
  fileprivate func bind(to statement: SQLiteStatement, at place: CInt) -> CInt {
    // SQLITE_TRANSIENT, which is not imported: SQLite copies the value.
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
      // An empty array has no address, which SQLite would take for NULL.
      guard !value.isEmpty else { return unsafe sqlite3_bind_zeroblob(statement, place, 0) }
      return unsafe sqlite3_bind_blob(statement, place, value, CInt(value.count), copied)
    }
  }
}

/// The current row of a statement, read from SQLite itself: GRDB's values would copy every text and hash
/// twice.
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

  /// The bytes of a column. Get the pointer first, since asking for it may change the number of bytes.
  private func bytes(_ start: UnsafeRawPointer?, _ column: CInt) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }
}
