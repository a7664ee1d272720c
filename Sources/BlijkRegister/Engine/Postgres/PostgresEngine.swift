import BlijkBasics
import Foundation

/// A register in PostgreSQL, for an issuer or a service that outgrows one machine. Writers take turns,
/// as they do in a file; readers wait for nobody.
final class PostgresEngine: RegisterEngine {
  let place: String
  private let url: String
  private let pool: PostgresPool

  /// Numbers of advisory locks; any will do, as long as every Blijk uses the same.
  private enum Lock {
    static let writing = 7_089_453_162_901
    static let issuing = 7_089_453_162_902
  }

  /// Writers wait for each other here.
  private static let beginWriting = "BEGIN; SELECT pg_advisory_xact_lock(\(Lock.writing))"

  static func isAddress(_ place: String) -> Bool {
    place.hasPrefix("postgres://") || place.hasPrefix("postgresql://")
  }

  /// A reader waits two seconds, the least that libpq takes: a person is waiting, and can get another answer.
  /// A writer waits for other writers, however long.
  init(url: String, isReadOnly: Bool) throws(Problem) {
    do {
      let address = try PostgresAddress(url, seconds: isReadOnly ? 2 : 10)
      (self.url, place) = (address.url, address.shown)
    } catch {
      throw Problem(postgres: "postgres://…", failure: error)
    }
    pool = PostgresPool(self.url, patience: isReadOnly ? .seconds(2) : nil)
    do {
      try pool.use { _ in }
    } catch {
      throw problem(error)
    }
  }

  func write<Result>(streams: Bool, _ body: (any SQLSession) throws -> Result) throws -> Result {
    try transaction(Self.beginWriting, streams: streams) { _, session in
      let place = try Self.place(session)
      let result = try body(session)
      // Another schema may have got this one's name, so that the last statements went there.
      guard try Self.place(session) == place else { throw Displaced() }
      return result
    }
  }

  /// The number of the table that is the log at this moment; `nil` when it is gone. It reads the catalogue as
  /// a table, since the server's cache of names may be old.
  private static func place(_ session: any SQLSession) throws -> Int? {
    try session.number(
      """
      SELECT log.oid::bigint FROM pg_catalog.pg_class AS log
      JOIN pg_catalog.pg_namespace AS schema ON schema.oid = log.relnamespace
      WHERE log.relname = 'event' AND schema.nspname = current_schema()
      """)
  }

  /// Does nothing: a new connection finds whatever is there, and only the log can tell another database.
  func confirmPlace() throws {}

  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try pool.use { try body(PostgresSession(connection: $0, streams: false)) }
  }

  func snapshot<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", streams: true) {
      try body($1)
    }
  }

  private func transaction<Result>(
    _ begin: String, streams: Bool = false,
    _ body: (PostgresConnection, PostgresSession) throws -> Result
  ) throws -> Result {
    try pool.use { connection in
      try connection.script(begin)
      do {
        let result = try body(
          connection, PostgresSession(connection: connection, streams: streams))
        try connection.script("COMMIT")
        return result
      } catch {
        try? connection.script("ROLLBACK")
        throw error
      }
    }
  }

  func lock() throws -> any Sendable {
    // The lock is held until its connection closes, however the program ends.
    let connection = try PostgresConnection(url, patience: nil)
    try connection.script("SELECT pg_advisory_lock(\(Lock.issuing))")
    return connection
  }

  func schemaVersion() throws -> Int? {
    try read { session in
      let tables = try Self.tables(session)
      guard tables.contains("schemaversion") else { return tables.isEmpty ? 0 : nil }
      return try session.number("SELECT number FROM schemaVersion") ?? 0
    }
  }

  func migrate(from version: Int) throws {
    try transaction(Self.beginWriting) { connection, session in
      // Another program may have come first.
      try Self.build(
        connection, session, from: try session.number("SELECT number FROM schemaVersion") ?? 0)
    }
  }

  func make<Result>(_ fill: (any SQLSession) throws -> Result) throws -> Result? {
    try transaction(Self.beginWriting, streams: true) { connection, session in
      guard try Self.tables(session).isEmpty else { return nil }
      try connection.script("CREATE TABLE schemaVersion (number BIGINT NOT NULL)")
      try Self.build(connection, session, from: 0)
      return try fill(session)
    }
  }

  private static func build(
    _ connection: PostgresConnection, _ session: any SQLSession, from version: Int
  ) throws {
    for step in Schema.steps where step.number > version {
      try connection.script(translated(step.sql))
      try step.fill(session)
    }
    try connection.script(
      "DELETE FROM schemaVersion; INSERT INTO schemaVersion VALUES (\(Schema.newest))")
  }

  private static func tables(_ session: any SQLSession) throws -> [String] {
    try session.all(
      "SELECT tablename::text FROM pg_tables WHERE schemaname = current_schema()"
    ) { try $0.text(0) }
  }

  private static func translated(_ sql: String) -> String {
    sql.replacingOccurrences(of: " INTEGER", with: " BIGINT")
      .replacingOccurrences(of: " BLOB", with: " BYTEA")
  }

  /// `nil`, since a server looks after its own files.
  func headToConfirm() -> (link: EventLog.Link, files: RegisterFiles)? { nil }

  func confirmed(_ files: RegisterFiles) {}

  /// What was deleted goes from the tables; from the server's own journal and backups only in time.
  func wipe() throws {
    try pool.use { connection in
      for table in ["document", "keptFiles"] { try connection.script("VACUUM (FULL) \(table)") }
    }
  }

  func problem(_ failure: any Error) -> Problem { Problem(postgres: place, failure: failure) }
}

private struct PostgresSession: SQLSession {
  let connection: PostgresConnection
  let streams: Bool

  func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int {
    try connection.execute(sql, arguments).changes
  }

  func rows(_ sql: String, _ arguments: [SQLValue], _ each: (any SQLRow) throws -> Void) throws {
    if streams {
      try connection.stream(sql, arguments) { try each(PostgresRow(result: $0, number: 0)) }
    } else {
      let result = try connection.execute(sql, arguments)
      for number in 0..<result.count { try each(PostgresRow(result: result, number: number)) }
    }
  }

  func additions() throws -> [String] {
    try all(
      """
      SELECT 'trigger ' || one.tgname::text FROM pg_catalog.pg_trigger AS one
        JOIN pg_catalog.pg_class AS owner ON owner.oid = one.tgrelid
        JOIN pg_catalog.pg_namespace AS schema ON schema.oid = owner.relnamespace
        WHERE NOT one.tgisinternal AND schema.nspname = current_schema()
      UNION ALL SELECT 'view ' || viewname::text FROM pg_catalog.pg_views
        WHERE schemaname = current_schema()
      UNION ALL SELECT 'view ' || matviewname::text FROM pg_catalog.pg_matviews
        WHERE schemaname = current_schema()
      UNION ALL SELECT 'rule ' || rulename::text FROM pg_catalog.pg_rules
        WHERE schemaname = current_schema()
      """
    ) { try $0.text(0) }
  }
}
