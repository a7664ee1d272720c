public import BlijkBasics
import Foundation
import GRDB
import GRDBSQLite

/// What an issuer has issued, withdrawn and replaced, and with which keys: the part of "genuine" that
/// a stolen key cannot make. An SQLite database in WAL mode; every commit is on the disk when it
/// returns.
public final class Register: Sendable {
  /// The database file.
  public let path: String
  private let database: any DatabaseWriter

  /// Makes an empty register; refuses a file that is there.
  public static func create(at path: String, issuer: String) throws(Problem) -> Register {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        .badRegister, nl: "Het register \(path) bestaat al.",
        en: "The register \(path) exists already.")
    }
    let register = try Register(path: path, isReadOnly: false)
    try register.guarded { database in
      try Migrations.migrator.migrate(database)
      try database.write { db in
        try db.execute(sql: "INSERT INTO register (issuer) VALUES (?)", arguments: [issuer])
      }
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    return register
  }

  /// Opens a register. One of an older Blijk is brought up to date when it is opened to write; nothing
  /// is ever created or upgraded by reading.
  public static func open(at path: String, readOnly: Bool = false) throws(Problem) -> Register {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Problem(
        .badRegister,
        nl:
          "Het register \(path) is er niet. Zet een reservekopie terug; zonder register kan "
          + "niemand nagaan wat echt is.",
        en:
          "The register \(path) is missing. Restore a backup; without the register nobody can tell "
          + "what is genuine."
      )
    }
    let register = try Register(path: path, isReadOnly: readOnly)
    try register.read { db in try Migrations.refuseNewer(db, path: path) }
    if !readOnly {
      try register.guarded { database in try Migrations.migrator.migrate(database) }
    }
    return register
  }

  private init(path: String, isReadOnly: Bool) throws(Problem) {
    self.path = path
    var configuration = Configuration()
    configuration.label = "register"
    configuration.readonly = isReadOnly
    configuration.journalMode = isReadOnly ? .default : .wal
    // A second issuer waits for the first; a batch of 10,000 takes some ten seconds.
    configuration.busyMode = .timeout(60)
    configuration.maximumReaderCount = 4
    configuration.prepareDatabase { db in
      guard !isReadOnly else { return }
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // Whoever may only read cannot make the files of WAL mode, so the last to write leaves them.
      var leaves: CInt = 1
      _ = unsafe sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_PERSIST_WAL, &leaves)
    }
    do {
      database =
        isReadOnly
        ? try DatabasePool(path: path, configuration: configuration)
        : try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Problem(register: path, failure: error)
    }
  }

  /// The DID of the organisation whose register this is.
  public func issuer() throws(Problem) -> String? {
    try read { db in try String.fetchOne(db, sql: "SELECT issuer FROM register") }
  }

  /// Runs in one transaction; on an error nothing has happened.
  func write<Result>(_ body: (Database) throws -> Result) throws(Problem) -> Result {
    try guarded { database in try database.write(body) }
  }

  /// Reads one state of the register.
  func read<Result>(_ body: (Database) throws -> Result) throws(Problem) -> Result {
    try guarded { database in try database.read(body) }
  }

  private func guarded<Result>(_ body: (any DatabaseWriter) throws -> Result) throws(Problem)
    -> Result
  {
    do {
      return try body(database)
    } catch let problem as Problem {
      throw problem
    } catch {
      throw Problem(register: path, failure: error)
    }
  }
}
