import CPostgres
import Glibc

/// Why PostgreSQL did not do something. It has the SQLSTATE code and never the text, which may quote a row.
struct PostgresFailure: Error {
  /// Five characters (PostgreSQL documentation, appendix A); `nil` when the server was out of reach.
  let state: String?
  /// Whether the server did not answer in time.
  var isTooLate = false
  /// Whether the server could not prove who it is.
  var isUnsafe = false
}

/// One connection to PostgreSQL through libpq.
///
/// `@unchecked Sendable`: the pool hands it to one thread at a time, and libpq asks no more (libpq,
/// "Behavior in Threaded Programs").
@safe final class PostgresConnection: @unchecked Sendable {
  private let libpq: LibPQ
  private let pointer: OpaquePointer
  /// How long an answer may take; `nil` to wait as long as it takes.
  private let patience: Duration?
  /// The server's names of prepared statements, by their SQL.
  private var prepared: [String: String] = [:]
  /// Whether the server answered anything since the connection was taken from the pool. If so, a statement
  /// must not be repeated when it breaks, since it may have counted.
  var hasAnswered = false

  init(_ url: String, patience: Duration?) throws {
    libpq = try LibPQ.load()
    self.patience = patience
    guard let made = unsafe libpq.call.PQconnectdb(url) else { throw PostgresFailure(state: nil) }
    unsafe pointer = made
    guard unsafe libpq.call.PQstatus(made) == CONNECTION_OK else {
      // `deinit` closes it from here on. Before there is a session, libpq has no code but only words.
      let words = unsafe libpq.call.PQerrorMessage(made).map { unsafe String(cString: $0) } ?? ""
      let isRefused = ["authentication", "password", "pg_hba.conf"].contains { words.contains($0) }
      let isMissing = words.contains("database") && words.contains("does not exist")
      let isUnsafe = ["certificate", "SSL error", "not support SSL", "verified SSL"].contains {
        words.contains($0)
      }
      throw PostgresFailure(
        state: isRefused ? "28000" : isMissing ? "3D000" : nil,
        isUnsafe: isUnsafe && !isRefused && !isMissing)
    }
    _ = unsafe libpq.call.PQsetNoticeProcessor(made, { _, _ in }, nil)
  }

  deinit {
    unsafe libpq.call.PQfinish(pointer)
  }

  /// Whether it can be used again.
  var isGood: Bool {
    unsafe libpq.call.PQstatus(pointer) == CONNECTION_OK
      && libpq.call.PQtransactionStatus(pointer) == PQTRANS_IDLE
  }

  /// Runs statements without arguments.
  func script(_ sql: String) throws {
    try unsafe checked(libpq.call.PQexec(pointer, sql))
  }

  /// Runs a statement and waits for all of its result.
  func execute(_ sql: String, _ arguments: [SQLValue]) throws -> PostgresResult {
    try send(sql, arguments)
    return try answer()
  }

  /// Sends a statement. The answer is read by `answer` or `stream`.
  private func send(_ sql: String, _ arguments: [SQLValue]) throws {
    let name = try name(of: sql)
    let isSent = unsafe PostgresArguments(arguments).withPointers { values, lengths, formats in
      unsafe libpq.call.PQsendQueryPrepared(
        pointer, name, CInt(arguments.count), values, lengths, formats, 1) == 1
    }
    guard isSent else { throw PostgresFailure(state: nil) }
  }

  /// The one result of what was sent.
  private func answer() throws -> PostgresResult {
    try wait()
    let first = unsafe libpq.call.PQgetResult(pointer)
    // There are no more results, but libpq asks to be read to the end.
    while let next = unsafe libpq.call.PQgetResult(pointer) { unsafe libpq.call.PQclear(next) }
    return try unsafe checked(first)
  }

  /// Waits until all of an answer is here, or until `patience` is over: the server may hang, or the network
  /// lose everything (libpq, "Asynchronous Command Processing").
  private func wait() throws {
    guard let patience else { return }
    let end = ContinuousClock.now + patience
    while unsafe libpq.call.PQisBusy(pointer) == 1 {
      let left = ContinuousClock.now.duration(to: end)
      var socket = pollfd(
        fd: unsafe libpq.call.PQsocket(pointer), events: Int16(POLLIN), revents: 0)
      let isReady = unsafe poll(&socket, 1, CInt(max(.zero, left) / .milliseconds(1)) + 1)
      if isReady < 0 && errno == EINTR { continue }
      guard isReady > 0 else { throw PostgresFailure(state: nil, isTooLate: true) }
      guard unsafe libpq.call.PQconsumeInput(pointer) == 1 else {
        throw PostgresFailure(state: nil)
      }
    }
  }

  /// Runs a query whose result may be large: one row at a time is in memory.
  func stream(_ sql: String, _ arguments: [SQLValue], _ each: (PostgresResult) throws -> Void)
    throws
  {
    try send(sql, arguments)
    guard unsafe libpq.call.PQsetSingleRowMode(pointer) == 1 else {
      throw PostgresFailure(state: nil)
    }
    var failure: (any Error)?
    // All of it must be read before the connection takes another statement.
    while let next = unsafe libpq.call.PQgetResult(pointer) {
      do {
        let result = try unsafe checked(next)
        if failure == nil, result.count > 0 { try each(result) }
      } catch {
        failure = failure ?? error
      }
    }
    if let failure { throw failure }
  }

  @discardableResult
  private func checked(_ result: OpaquePointer?) throws -> PostgresResult {
    guard let result = unsafe result else { throw PostgresFailure(state: nil) }
    let owned = unsafe PostgresResult(owning: result, of: libpq)
    guard owned.isGood else { throw PostgresFailure(state: owned.state) }
    hasAnswered = true
    return owned
  }

  /// The server's name for a statement, prepared once.
  private func name(of sql: String) throws -> String {
    if let name = prepared[sql] { return name }
    let name = "s\(prepared.count)"
    guard unsafe libpq.call.PQsendPrepare(pointer, name, Self.numbered(sql), 0, nil) == 1 else {
      throw PostgresFailure(state: nil)
    }
    _ = try answer()
    prepared[sql] = name
    return name
  }

  /// `$1`, `$2` … for each `?`; no statement of the register has one in a text.
  private static func numbered(_ sql: String) -> String {
    let parts = sql.split(separator: "?", omittingEmptySubsequences: false)
    return parts.dropFirst().enumerated().reduce(String(parts[0])) { text, part in
      text + "$\(part.offset + 1)" + part.element
    }
  }
}
