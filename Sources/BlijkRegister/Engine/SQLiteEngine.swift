import BlijkBasics
import Foundation
import GRDB
import GRDBSQLite
import Synchronization

/// A register in a file beside the keys: SQLite in WAL mode, through GRDB. Every commit is on the disk
/// when it returns, and what was deleted is overwritten.
final class SQLiteEngine: RegisterEngine {
  let place: String
  private let database: any DatabaseWriter
  private let noted: NotedHead
  /// The inode of its -wal; `nil` until there is one.
  private let journal: Mutex<UInt64?>
  /// The state of the files when the log was last found to have the noted end.
  private let lastConfirmed = Mutex<RegisterFiles?>(nil)
  /// The path of its -wal, where SQLite writes changes first.
  private let changes: String

  /// Opens the file; to write, makes it when it is not there.
  init(path: String, isReadOnly: Bool) throws(Problem) {
    place = path
    changes = path + "-wal"
    try Self.refuseOtherThanFiles(path)
    var configuration = Configuration()
    configuration.label = "register"
    configuration.readonly = isReadOnly
    configuration.journalMode = isReadOnly ? .default : .wal
    // A second issuer waits for the first; a batch of 10,000 takes some ten seconds.
    configuration.busyMode = .timeout(60)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      if Self.size(of: "\(path)-wal") == 0, try Self.isUneven(db, path) { throw Self.cutOff }
      guard !isReadOnly else { return }
      // Counts for a new file only. With SQLite's own 4 kB each document's row would take a page by itself,
      // and a third of the file would be empty.
      try db.execute(sql: "PRAGMA page_size = 16384")
      try db.execute(sql: "PRAGMA secure_delete = ON")
      // Whoever may only read cannot make the files of WAL mode, so the last to write leaves them.
      var leaves: CInt = 1
      _ = unsafe sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &leaves)
    }
    do {
      if isReadOnly {
        database = try DatabasePool(path: path, configuration: configuration)
      } else {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        // Only now: GRDB has just set NORMAL, with which a commit can be lost when the power fails.
        try queue.inDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        if try queue.inDatabase({ try Self.isUneven($0, path) }) {
          // Moves pages from the -wal to their places: one of them may be the page that is not whole.
          try Self.wipe(queue)
          if try queue.inDatabase({ try Self.isUneven($0, path) }) { throw Self.cutOff }
        }
        database = queue
      }
      noted = NotedHead(database: path, isReadOnly: isReadOnly)
      journal = Mutex(Self.inode("\(path)-wal"))
    } catch {
      throw Problem(sqlite: path, failure: error)
    }
  }

  /// Opening a named pipe would wait for ever.
  static func refuseOtherThanFiles(_ path: String) throws(Problem) {
    for suffix in ["", "-wal", "-shm", "-journal", "-head"] {
      var status = stat()
      guard unsafe stat(path + suffix, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
        continue
      }
      throw Problem(
        .badRegister,
        nl:
          "'\(path + suffix)' is geen gewoon bestand, en dus geen register van Blijk. Haal het weg, "
          + "en zet een reservekopie terug met: blijk restore",
        en:
          "'\(path + suffix)' is not a regular file, and so no register of Blijk. Take it away, and "
          + "restore a backup with: blijk restore")
    }
  }

  private static func inode(_ path: String) -> UInt64? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  private static let cutOff = DatabaseError(resultCode: .SQLITE_CORRUPT)

  /// Whether the last page is not whole; SQLite would read zeros for the rest of it.
  ///
  /// It does not open the file: closing it would drop all locks that this process has on it, and another
  /// program could then remove the -wal.
  private static func isUneven(_ db: Database, _ path: String) throws -> Bool {
    guard size(of: path) > 0 else { return false }
    let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    return page == 0 || size(of: path) % page != 0
  }

  /// The size of a file; 0 when it is not there. Foundation would also look up its owner, at every opening.
  private static func size(of path: String) -> Int {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  func write<Result>(streams: Bool, _ body: (any SQLSession) throws -> Result) throws -> Result {
    let (result, head) = try database.write { db in
      let session = SQLiteSession(database: db)
      // Restoring swaps files while it holds this same lock, so that it cannot come in between.
      try confirmPlace(db)
      if let noted = noted.read(), try !EventLog.passes(through: noted, in: session) {
        throw Displaced()
      }
      let result = try body(session)
      try confirmPlace(db)
      return (result, try EventLog(session).head)
    }
    noted.note(head)
    // Whoever moves files by hand holds no lock.
    do { try confirmPlace() } catch { throw Displaced(isCommitted: true) }
    return result
  }

  func confirmPlace() throws { try database.unsafeRead { try confirmPlace($0) } }

  /// Throws `Displaced` when the open file is not the one of that name any more (SQLite, "File Control
  /// Opcodes"), or its -wal is not: what is written to a removed -wal is lost.
  private func confirmPlace(_ db: Database) throws {
    var hasMoved: CInt = 0
    let code = unsafe sqlite3_file_control(
      db.sqliteConnection, nil, SQLITE_FCNTL_HAS_MOVED, &hasMoved)
    let now = Self.inode("\(place)-wal")
    let then = journal.withLock { then in
      then = then ?? now
      return then
    }
    guard code == SQLITE_OK, hasMoved == 0, then == now else { throw Displaced() }
  }

  func headToConfirm() -> (link: EventLog.Link, files: RegisterFiles)? {
    // At every scan, asking for two files' states is faster than reading one and asking the database.
    let files = RegisterFiles(database: FileStamp(of: place), changes: FileStamp(of: changes))
    guard lastConfirmed.withLock({ $0 != files }), let link = noted.read() else { return nil }
    return (link, files)
  }

  func confirmed(_ files: RegisterFiles) { lastConfirmed.withLock { $0 = files } }

  /// Reads without a transaction, whose three statements take longer than finding a row.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try database.unsafeRead { try body(SQLiteSession(database: $0)) }
  }

  func snapshot<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result {
    try database.read { try body(SQLiteSession(database: $0)) }
  }

  /// Does nothing, since the issuer's folder has a lock of its own.
  func lock() throws -> any Sendable { () }

  func schemaVersion() throws -> Int? {
    try database.read { db in
      let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
      return version == 0 && !isEmpty ? nil : version
    }
  }

  func migrate(from version: Int) throws {
    try database.write { db in
      // Another program may have come first.
      try Self.build(db, from: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0)
    }
  }

  func make<Result>(_ fill: (any SQLSession) throws -> Result) throws -> Result? {
    try database.write { db in
      guard try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0 else { return nil }
      try Self.build(db, from: 0)
      return try fill(SQLiteSession(database: db))
    }
  }

  private static func build(_ db: Database, from version: Int) throws {
    for step in Schema.steps where step.number > version {
      try db.execute(sql: step.sql)
      try step.fill(SQLiteSession(database: db))
    }
    try db.execute(sql: "PRAGMA user_version = \(Schema.newest)")
  }

  /// Empties the -wal, which may still hold what was deleted from the file itself.
  func wipe() throws { try Self.wipe(database) }

  private static func wipe(_ database: any DatabaseWriter) throws {
    try database.writeWithoutTransaction { db in
      _ = try db.checkpoint(.truncate)
    }
  }

  func problem(_ failure: any Error) -> Problem { Problem(sqlite: place, failure: failure) }
}
