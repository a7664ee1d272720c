import BlijkBasics
import CPostgres
import Foundation

/// The least that a look-up in PostgreSQL could take: one prepared statement through libpq, of which the
/// answer is only counted.
@safe final class BareLibPQ {
  private let libpq: blijk_libpq
  private let connection: OpaquePointer

  static let failure = Problem(
    .usage, nl: "PostgreSQL weigert.", en: "PostgreSQL refuses.")

  init(_ url: String) throws(Problem) {
    guard let library = unsafe blijk_libpq_load()?.pointee,
      let connection = unsafe library.PQconnectdb(url)
    else { throw Self.failure }
    unsafe (libpq, self.connection) = (library, connection)
  }

  deinit { unsafe libpq.PQfinish(connection) }

  func run(_ sql: String) throws(Problem) {
    try unsafe Self.check(libpq.PQexec(connection, sql), libpq, PGRES_COMMAND_OK)
  }

  func prepare(_ sql: String) throws(Problem) {
    try unsafe Self.check(
      libpq.PQprepare(connection, "bench", sql, 0, nil), libpq, PGRES_COMMAND_OK)
  }

  /// The rows that the prepared statement finds for these bytes and this text.
  func rows(_ bytes: [UInt8], _ text: String) throws(Problem) -> Int {
    let answer = unsafe bytes.withUnsafeBytes { bytes in
      unsafe text.withCString { text in
        let values: [UnsafePointer<CChar>?] = unsafe [
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self), text,
        ]
        return unsafe libpq.PQexecPrepared(
          connection, "bench", 2, values, [CInt(bytes.count), CInt(strlen(text))], [1, 1], 1)
      }
    }
    guard let answer = unsafe answer else { throw Self.failure }
    defer { unsafe libpq.PQclear(answer) }
    guard unsafe libpq.PQresultStatus(answer) == PGRES_TUPLES_OK else { throw Self.failure }
    return Int(unsafe libpq.PQntuples(answer))
  }

  private static func check(
    _ answer: OpaquePointer?, _ libpq: blijk_libpq, _ expected: ExecStatusType
  ) throws(Problem) {
    guard let answer = unsafe answer else { throw failure }
    defer { unsafe libpq.PQclear(answer) }
    guard unsafe libpq.PQresultStatus(answer) == expected else { throw failure }
  }
}
