import BlijkBasics
import GRDB

/// The shapes that the register's database has had. A step is never changed once released.
enum Migrations {
  /// The number of the newest shape; also kept as SQLite's `user_version`.
  static let newest = 2

  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(
        sql: """
          CREATE TABLE document (
            number INTEGER PRIMARY KEY,
            issuer TEXT NOT NULL,
            id BLOB NOT NULL,
            tokenHash BLOB NOT NULL,
            credentialHash BLOB NOT NULL,
            registeredAt INTEGER NOT NULL,
            key TEXT NOT NULL,
            statusList INTEGER NOT NULL,
            statusIndex INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            stateChangedAt INTEGER,
            kind INTEGER,
            title TEXT,
            name TEXT,
            date INTEGER,
            validUntil INTEGER,
            isTest INTEGER NOT NULL,
            showsDetails INTEGER NOT NULL,
            token BLOB,
            credential BLOB,
            UNIQUE (id, issuer),
            UNIQUE (issuer, statusList, statusIndex)
          );
          CREATE TABLE register (
            issuer TEXT NOT NULL
          );
          CREATE TABLE signingKey (
            id TEXT PRIMARY KEY,
            jwk TEXT NOT NULL,
            usedFrom INTEGER NOT NULL,
            usedUntil INTEGER
          );
          CREATE TABLE event (
            number INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            what TEXT NOT NULL,
            subject BLOB NOT NULL,
            digest BLOB NOT NULL,
            hash BLOB NOT NULL
          );
          CREATE TABLE batch (
            number INTEGER PRIMARY KEY,
            staging TEXT NOT NULL,
            output TEXT NOT NULL,
            isRegistered INTEGER NOT NULL DEFAULT 0
          );
          PRAGMA user_version = 1;
          """)
    }
    migrator.registerMigration("2") { db in
      try db.execute(
        sql: """
          CREATE TABLE asset (
            hash BLOB PRIMARY KEY,
            bytes BLOB NOT NULL
          );
          CREATE TABLE keptFiles (
            document INTEGER PRIMARY KEY REFERENCES document (number),
            shared BLOB NOT NULL REFERENCES asset (hash),
            dictionary BLOB NOT NULL REFERENCES asset (hash),
            contents TEXT NOT NULL,
            bytes BLOB NOT NULL
          );
          PRAGMA user_version = 2;
          """)
    }
    return migrator
  }()

  /// Refuses a database that a newer Blijk has changed.
  static func refuseNewer(_ db: Database, path: String) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let superseded = try migrator.hasBeenSuperseded(db)
    guard version <= newest, !superseded else {
      throw Problem(
        .newerRegister,
        nl:
          "Het register \(path) is gemaakt met een nieuwere Blijk (versie \(version)). Werk Blijk "
          + "bij.",
        en: "The register \(path) was made by a newer Blijk (version \(version)). Update Blijk.")
    }
    guard version > 0 else {
      throw Problem(
        .badRegister, nl: "\(path) is geen register van Blijk.",
        en: "\(path) is not a register of Blijk.")
    }
  }
}
