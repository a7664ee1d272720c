import BlijkBasics

/// A database that a register can live in. The register's own statements are the same for each; an
/// engine knows how to open it, how to keep writers apart, and what its failures mean.
protocol RegisterEngine: Sendable {
  /// What messages call the database; without a password.
  var place: String { get }

  /// Runs in one transaction, while nobody else writes; on an error nothing has happened. Where it
  /// `streams`, a large result is not in memory as a whole. When another database has come in this one's
  /// place it throws `Displaced`.
  func write<Result>(streams: Bool, _ body: (any SQLSession) throws -> Result) throws -> Result

  /// Reads; each statement sees what is there when it begins.
  func read<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result

  /// Reads one state of everything, however long it takes.
  func snapshot<Result>(_ body: (any SQLSession) throws -> Result) throws -> Result

  /// Throws `Displaced` when another database has come in this one's place.
  func confirmPlace() throws

  /// Keeps other issuers out until the result is let go; waits for who is at work.
  func lock() throws -> any Sendable

  /// The number of the schema that is there; 0 in an empty database, and `nil` where it is none of
  /// Blijk's.
  func schemaVersion() throws -> Int?

  /// Brings an older schema up to date.
  func migrate(from version: Int) throws

  /// The end of the log after the last commit, as it was noted beside the database, with how the files are;
  /// `nil` where that is not done, or where the log was found to have it and the files are as then. Whoever
  /// asks before reading finds at least this in the log, also while somebody writes.
  func headToConfirm() -> (link: EventLog.Link, files: RegisterFiles)?

  /// Remembers that the log had what was to be confirmed.
  func confirmed(_ files: RegisterFiles)

  /// Makes the schema in an empty database and fills it, in one transaction: on an error, or when the
  /// program ends halfway, the database is as empty as it was. `nil` where there is something already.
  func make<Result>(_ fill: (any SQLSession) throws -> Result) throws -> Result?

  /// Removes from its files what was deleted.
  func wipe() throws

  /// What a failure means to the reader.
  func problem(_ failure: any Error) -> Problem
}

/// Another database has come in the place of the one that is open: a backup, or one that somebody moved.
struct Displaced: Error {
  /// Whether it was seen after the commit, so that what was written may stand in either.
  var isCommitted = false
}

/// The log does not have a line any more that it had: an older database was put in its place, or what was
/// written last was taken away.
struct Outdated: Error {
  let number: Int
}
