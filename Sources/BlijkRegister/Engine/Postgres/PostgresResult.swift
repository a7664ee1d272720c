import CPostgres

/// What the server answered to one statement; freed with the last reference.
@safe final class PostgresResult {
  private let libpq: LibPQ
  private let pointer: OpaquePointer

  init(owning pointer: OpaquePointer, of libpq: LibPQ) {
    self.libpq = libpq
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe libpq.call.PQclear(pointer)
  }

  var isGood: Bool {
    switch unsafe libpq.call.PQresultStatus(pointer) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY: true
    default: false
    }
  }

  /// The SQLSTATE code of a failure.
  var state: String? {
    // PG_DIAG_SQLSTATE of postgres_ext.h is a character, and is not imported.
    unsafe libpq.call.PQresultErrorField(pointer, CInt(UInt8(ascii: "C"))).map {
      unsafe String(cString: $0)
    }
  }

  /// How many rows a query found.
  var count: Int { Int(unsafe libpq.call.PQntuples(pointer)) }

  /// How many rows a statement changed.
  var changes: Int {
    unsafe libpq.call.PQcmdTuples(pointer).flatMap { unsafe Int(String(cString: $0)) } ?? 0
  }

  fileprivate func value(row: Int, column: Int) throws -> SQLValue {
    let (row, column) = (CInt(row), CInt(column))
    guard unsafe libpq.call.PQgetisnull(pointer, row, column) == 0 else { return .null }
    let length = Int(unsafe libpq.call.PQgetlength(pointer, row, column))
    guard let start = unsafe libpq.call.PQgetvalue(pointer, row, column) else {
      throw UnexpectedValue()
    }
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: length)
    // The types of the register's columns, counts and maxima, by their numbers in pg_type.dat.
    switch unsafe libpq.call.PQftype(pointer, column) {
    case 17: return unsafe .bytes([UInt8](bytes))
    case 20 where length == 8: return .integer(Int(unsafe Self.number(bytes)))
    case 23 where length == 4:
      return .integer(Int(Int32(truncatingIfNeeded: unsafe Self.number(bytes))))
    case 25: return unsafe .text(String(decoding: bytes, as: UTF8.self))
    default: throw UnexpectedValue()
    }
  }

  private static func number(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    unsafe bytes.reduce(0) { $0 << 8 | Int64($1) }
  }
}

/// One row of a result.
struct PostgresRow: SQLRow {
  let result: PostgresResult
  let number: Int

  func value(_ column: Int) throws -> SQLValue { try result.value(row: number, column: column) }
}
