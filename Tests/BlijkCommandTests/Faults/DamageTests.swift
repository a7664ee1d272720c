import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The register's file is damaged: it is said which, and the backup brings it back.
@Suite struct DamageTests {
  private let organisation: Organisation
  private let backup: String

  init() throws {
    organisation = try Organisation()
    _ = try organisation.issue("ehbo", roster: "naam\nJan Jansen\nPiet Pietersen")
    backup = organisation.folder("reservekopie.sqlite")
    #expect(try organisation.blijk(["backup", backup]).status == 0)
  }

  /// Whatever asks for the register says that it is damaged, and nothing is issued.
  private func expectRefused(_ words: String, _ comment: String) throws {
    let list = try organisation.folder.file("nieuw.csv", "naam\nNoor")
    let issue = ["issue", "--achievement", "ehbo", "--roster", list, "--out"]
    for command in [["register", "check"], issue + [organisation.folder("nieuw")]] {
      let ending = try organisation.blijk(command)
      #expect(ending.status == 2, "\(comment): \(ending.output)")
      #expect(ending.errors.contains("register.sqlite"), "\(comment): \(ending.errors)")
      #expect(ending.errors.contains(words), "\(comment): \(ending.errors)")
    }
    #expect(!FileManager.default.fileExists(atPath: organisation.folder("nieuw")))
  }

  private func restore() throws {
    let restored = try organisation.blijk(["restore", backup])
    #expect(restored.status == 0, "\(restored.errors)")
    let checked = try organisation.blijk(["register", "check"])
    #expect(checked.status == 0 && checked.output.contains("2 documenten"), "\(checked.errors)")
    _ = try organisation.issue("ehbo", roster: "naam\nNoor")
  }

  /// What a power cut leaves half written is in the log of changes as well, and written again.
  @Test func aPageThatIsHalfWritten() throws {
    let file = URL(fileURLWithPath: organisation.register)
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(bytes.count - 100).write(to: file)
    let checked = try organisation.blijk(["register", "check"])
    #expect(checked.status == 0 && checked.output.contains("2 documenten"), "\(checked.errors)")
    #expect(try Data(contentsOf: file) == bytes)
  }

  @Test(arguments: [0, 1, 100, 4096, 30_000, -1, -100, -4096, -9000])
  func aFileThatWasCutOff(at length: Int) throws {
    let emptied = try run(
      "/usr/bin/sqlite3", [organisation.register, "PRAGMA wal_checkpoint(TRUNCATE)"])
    #expect(emptied.status == 0)
    let file = URL(fileURLWithPath: organisation.register)
    let bytes = try Data(contentsOf: file)
    try bytes.prefix(length < 0 ? bytes.count + length : length).write(to: file)
    try expectRefused("reservekopie", "\(length)")
    try restore()
  }

  /// SQLite itself takes what is left for a whole database, of a moment earlier.
  @Test func aLogOfChangesThatWasTakenAway() throws {
    let reader = try IssuerFolder(path: organisation.path).register(readOnly: true)
    _ = try organisation.issue("ehbo", roster: "naam\nSamira")
    // As after a crash: whoever closes last would bring all of it into the file.
    let copy = organisation.folder("kopie.sqlite")
    try withExtendedLifetime(reader) {
      try FileManager.default.copyItem(atPath: organisation.register, toPath: copy)
    }
    try FileManager.default.removeItem(atPath: organisation.register)
    try FileManager.default.moveItem(atPath: copy, toPath: organisation.register)
    for suffix in ["-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: organisation.register + suffix)
    }
    try expectRefused("ontbreekt iets", "without its -wal")
    try restore()
  }
}
