import BlijkBasics
import Foundation
import GRDB
import GRDBSQLite

/// A register's file, whatever state it is in, kept from all who would write in it until this is let go:
/// who restores a backup reads what is there, and puts another file in its place.
final class HeldFile {
  private let path: String
  private let database: DatabaseQueue

  /// Waits for who writes at this moment. `nil` where there is no file, or none that SQLite can write:
  /// then nobody else can either.
  init?(_ path: String) throws(Problem) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    try SQLiteEngine.refuseOtherThanFiles(path)
    self.path = path
    var configuration = Configuration()
    configuration.label = "held"
    configuration.busyMode = .timeout(60)
    // It lasts from one access to the next.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      // Closing would take away the -wal of that name, which may be that of the new file by then.
      var leaves: CInt = 1
      _ = unsafe sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &leaves)
    }
    do {
      database = try DatabaseQueue(path: path, configuration: configuration)
      try database.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
    } catch {
      guard Self.isBusy(error) else { return nil }
      throw Problem(sqlite: path, failure: error)
    }
  }

  deinit { try? database.writeWithoutTransaction { try $0.rollback() } }

  /// Reads what is there; `nil` when it cannot be read.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws(Problem) -> Result? {
    do {
      return try database.unsafeReentrantWrite { try body(SQLiteSession(database: $0)) }
    } catch let problem as Problem {
      throw problem
    } catch {
      guard Self.isBusy(error) else { return nil }
      throw Problem(sqlite: path, failure: error)
    }
  }

  private static func isBusy(_ error: any Error) -> Bool {
    switch (error as? DatabaseError)?.resultCode {
    case .some(.SQLITE_BUSY), .some(.SQLITE_LOCKED): true
    default: false
    }
  }
}
