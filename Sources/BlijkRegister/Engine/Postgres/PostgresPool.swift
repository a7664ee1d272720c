import Synchronization

/// Open connections that are not in use. Each thread that finds none makes one.
final class PostgresPool: Sendable {
  private let url: String
  private let patience: Duration?
  private let idle = Mutex<[PostgresConnection]>([])
  private let most = 16

  init(_ url: String, patience: Duration?) {
    self.url = url
    self.patience = patience
  }

  /// Works with a connection. An idle one may have died, for instance when the server started again. Then the
  /// body runs a second time with a new one, if it got no answer at all.
  func use<Result>(_ body: (PostgresConnection) throws -> Result) throws -> Result {
    if let old = idle.withLock({ $0.popLast() }) {
      do {
        return try use(old, body)
      } catch let failure as PostgresFailure {
        guard !old.isGood, !old.hasAnswered, !failure.isTooLate else { throw failure }
        idle.withLock { $0.removeAll() }
      }
    }
    return try use(PostgresConnection(url, patience: patience), body)
  }

  private func use<Result>(
    _ connection: PostgresConnection, _ body: (PostgresConnection) throws -> Result
  ) throws -> Result {
    connection.hasAnswered = false
    defer {
      if connection.isGood {
        idle.withLock { idle in
          if idle.count < most { idle.append(connection) }
        }
      }
    }
    return try body(connection)
  }
}
