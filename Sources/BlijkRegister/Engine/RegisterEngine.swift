import BlijkBasics

/// A database that a register can live in. The register's own statements are the same for each; an
/// engine knows how to open it, how to keep writers apart, and what its failures mean.
protocol RegisterEngine: Sendable {
  /// What messages call the database; without a password.
  var place: String { get }

  /// Runs in one transaction, while nobody else writes; on an error nothing has happened. With `streams`, a
  /// large result is never in memory as a whole.
  ///
  /// - Throws: `Displaced`, when another database has come in this one's place.
  func write<Result>(streams: Bool, _ body: (any SQLSession) throws -> Result) throws -> Result

  /// Reads; each statement sees what is there when it begins.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result

  /// Reads; all statements see the same state, however long it takes.
  func snapshot<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result

  /// Throws `Displaced` when another database has come in this one's place.
  func confirmPlace() throws

  /// Waits for other issuers, and keeps them out for as long as the result exists.
  func lock() throws -> any Sendable

  /// The number of the schema that is there; 0 in an empty database, and `nil` where it is none of
  /// Blijk's.
  func schemaVersion() throws -> Int?

  /// Brings an older schema up to date.
  func migrate(from version: Int) throws

  /// The end of the log as it was noted beside the database, and the state of the files; `nil` when this
  /// engine notes none, or when it was confirmed and the files are still the same.
  ///
  /// Ask for it before reading: then the log must have it, even while somebody writes.
  func headToConfirm() -> (link: EventLog.Link, files: RegisterFiles)?

  /// Remembers that the log had what `headToConfirm` gave with these files.
  func confirmed(_ files: RegisterFiles)

  /// Makes the schema in an empty database and fills it, in one transaction: on an error, or when the
  /// program ends halfway, the database is as empty as it was. `nil` where there is something already.
  func make<Result>(_ fill: (any SQLSession) throws -> Result) throws -> Result?

  /// Removes deleted data from the database's files.
  func wipe() throws

  /// What a failure means to the reader.
  func problem(_ failure: any Error) -> Problem
}

/// Another database has come in the place of the one that is open: a backup, or one that somebody moved.
struct Displaced: Error {
  /// Whether this was seen after the commit, so that what was written may be in either database.
  var isCommitted = false
}

/// The log lacks an event that it had, whose number this is: an older database was put in its place, or what
/// was written last was removed.
struct Outdated: Error {
  let number: Int
}
