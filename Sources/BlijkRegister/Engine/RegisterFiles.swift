import BlijkBasics

/// The state of a register's files at a moment: the database and its -wal. While both stay the same, so does
/// what was read from them.
struct RegisterFiles: Equatable {
  let database: FileStamp
  let changes: FileStamp
}
