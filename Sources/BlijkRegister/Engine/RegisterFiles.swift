import BlijkBasics

/// How the files of a register are at a moment. As long as both are so, what was read from them is in them; the
/// note beside them follows what is written here.
struct RegisterFiles: Equatable {
  let database: FileStamp
  let changes: FileStamp
}
