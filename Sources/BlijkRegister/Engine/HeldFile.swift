import BlijkBasics
import Foundation
import GRDB
import GRDBSQLite

/// A register's file, in whatever state, that nobody else can write in while this object exists. Restoring a
/// backup reads it, and puts another file in its place.
final class HeldFile {
  private let path: String
  private let database: DatabaseQueue

  /// Waits for whoever is writing. `nil` when there is no file, or none that SQLite can write: then nobody
  /// else can write it either.
  init?(_ path: String) throws(Problem) {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    try SQLiteEngine.refuseOtherThanFiles(path)
    self.path = path
    var configuration = Configuration()
    configuration.label = "held"
    configuration.busyMode = .timeout(60)
    // The transaction lasts from one access to the next.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { db in
      // Closing would remove the -wal of this name, which by then may be the new file's.
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
