/// The steps that made the register's tables what they are. A released step is never changed. Each engine has
/// its own words for INTEGER and BLOB.
enum Schema {
  struct Step: Sendable {
    let number: Int
    let sql: String
    /// Fills the new columns where SQL alone cannot.
    var fill: @Sendable (any SQLSession) throws -> Void = { _ in }
  }

  /// The first version that was released.
  static let oldest = 3
  /// The newest version.
  static let newest = 6

  static let steps = [
    Step(
      number: 3,
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
          because TEXT,
          replacement BLOB,
          isHidden INTEGER NOT NULL DEFAULT 0,
          erasedAt INTEGER,
          isTest INTEGER NOT NULL,
          showsDetails INTEGER NOT NULL,
          kind INTEGER,
          title TEXT,
          name TEXT,
          date INTEGER,
          validUntil INTEGER,
          achievement TEXT,
          request TEXT,
          token BLOB,
          credential BLOB,
          UNIQUE (id, issuer),
          UNIQUE (issuer, statusList, statusIndex)
        );
        CREATE INDEX withdrawn ON document (issuer, statusList, statusIndex) WHERE state <> 0;
        CREATE TABLE register (
          issuer TEXT NOT NULL,
          movedTo TEXT,
          published INTEGER NOT NULL DEFAULT 0
        );
        CREATE TABLE signingKey (
          number INTEGER PRIMARY KEY,
          id TEXT NOT NULL UNIQUE,
          jwk TEXT NOT NULL,
          usedFrom INTEGER NOT NULL,
          usedUntil INTEGER,
          compromisedSince INTEGER
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
          machine TEXT NOT NULL,
          staging TEXT NOT NULL,
          output TEXT NOT NULL,
          isRegistered INTEGER NOT NULL DEFAULT 0
        );
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
        """),
    // What is kept beside token and credential, and batches under way, come under the log.
    Step(
      number: 4,
      sql: """
        ALTER TABLE document ADD COLUMN requestHash BLOB;
        ALTER TABLE document ADD COLUMN filesHash BLOB;
        ALTER TABLE document ADD COLUMN event INTEGER;
        ALTER TABLE document ADD COLUMN firstEvent INTEGER;
        ALTER TABLE signingKey ADD COLUMN compromisedFrom INTEGER;
        ALTER TABLE batch ADD COLUMN mark TEXT;
        ALTER TABLE batch ADD COLUMN event INTEGER;
        """, fill: LoggedContents.fill),
    // Indexes for look-ups: each asks which events changed a document or its key, and one without a row asks
    // whether the log has the document.
    Step(
      number: 5,
      sql: """
        CREATE INDEX changed ON event (subject, number, what)
          WHERE what \(LoggedChanges.events);
        CREATE INDEX registration ON event (subject, number) WHERE what \(EventLog.registrations);
        CREATE INDEX keyed ON event (subject, number) WHERE what \(LoggedKey.events);
        """),
    // What is derived of codes for publishing, in the order of the files; where publications left the log;
    // and which document an event registered.
    Step(
      number: 6,
      sql: """
        CREATE TABLE codeKey (
          tag BLOB PRIMARY KEY,
          document INTEGER NOT NULL UNIQUE REFERENCES document (number),
          master BLOB NOT NULL
        );
        CREATE TABLE publication (
          sequence INTEGER PRIMARY KEY,
          head BLOB NOT NULL,
          event INTEGER NOT NULL,
          eventHash BLOB NOT NULL
        );
        CREATE INDEX place ON document ((coalesce(firstEvent, event)));
        """),
  ]
}
