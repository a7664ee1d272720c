import BlijkBasics
import BlijkRegister
import BlijkTestSupport
import Foundation
import Testing

@Suite struct RegisterFileTests {
  @Test func isMadeForItsOwnerOnly() throws {
    let sample = try SampleRegister()
    let attributes = try FileManager.default.attributesOfItem(atPath: sample.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try SQLite.rows(sample.path, "PRAGMA journal_mode") == [["wal"]])
    #expect(try SQLite.rows(sample.path, "PRAGMA user_version") == [["2"]])
    #expect(try sample.register.issuer() == SampleRegister.issuer)
  }

  @Test func isNeverMadeTwice() throws {
    let sample = try SampleRegister()
    try sample.add([try SampleRegister.entry(index: 1)])
    #expect(
      problem { try Register.create(at: sample.path, issuer: SampleRegister.issuer) }?.code
        == .badRegister)
    #expect(try sample.register.summaries().count == 1)
  }

  @Test(arguments: [true, false])
  func saysThatItIsMissing(readOnly: Bool) throws {
    let folder = try TemporaryFolder()
    let found = problem { try Register.open(at: folder("register.sqlite"), readOnly: readOnly) }
    #expect(found?.code == .badRegister)
    #expect(found?.message.nl.contains("is er niet") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(arguments: [true, false])
  func refusesANewerOne(readOnly: Bool) throws {
    let sample = try SampleRegister()
    _ = try SQLite.rows(sample.path, "PRAGMA user_version = 3")
    let found = problem { try Register.open(at: sample.path, readOnly: readOnly) }
    #expect(found?.code == .newerRegister)
    #expect(try SQLite.rows(sample.path, "PRAGMA user_version") == [["3"]])
  }

  /// One of an older Blijk is read as it is, and brought up to date when it is written.
  @Test func takesAnOlderOneAlong() throws {
    let sample = try SampleRegister()
    try sample.add([try SampleRegister.entry(index: 1)])
    for change in [
      "DROP TABLE keptFiles", "DROP TABLE asset", "PRAGMA user_version = 1",
      "DELETE FROM grdb_migrations WHERE identifier = '2'",
    ] {
      _ = try SQLite.rows(sample.path, change)
    }
    #expect(try Register.open(at: sample.path, readOnly: true).summaries().count == 1)
    #expect(try SQLite.rows(sample.path, "PRAGMA user_version") == [["1"]])
    #expect(try Register.open(at: sample.path).summaries().count == 1)
    #expect(try SQLite.rows(sample.path, "PRAGMA user_version") == [["2"]])
    #expect(try SQLite.rows(sample.path, "SELECT count(*) FROM keptFiles") == [["0"]])
  }

  /// A step that this version does not know, though the number is the same.
  @Test func refusesUnknownMigrations() throws {
    let sample = try SampleRegister()
    _ = try SQLite.rows(sample.path, "INSERT INTO grdb_migrations VALUES ('3')")
    #expect(problem { try Register.open(at: sample.path) }?.code == .newerRegister)
  }

  @Test(arguments: [
    "", "dit is geen database, maar wel lang genoeg om er een te lijken .......................",
  ])
  func refusesWhatIsNoRegister(contents: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("register.sqlite", contents)
    #expect(problem { try Register.open(at: path) }?.code == .badRegister)
    #expect(problem { try Register.open(at: path, readOnly: true) }?.code == .badRegister)
    #expect(problem { try Register.open(at: folder.path) }?.code == .badRegister)
  }

  @Test func saysThatItIsDamaged() throws {
    let sample = try SampleRegister()
    try sample.add(try (0..<50).map { try SampleRegister.entry(index: $0) })
    _ = try SQLite.rows(sample.path, "PRAGMA wal_checkpoint(TRUNCATE)")
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: sample.path)))
    // All pages but the first, which says what they are.
    for index in 4096..<bytes.count { bytes[index] = 0x5A }
    let copy = sample.folder("kapot.sqlite")
    try Data(bytes).write(to: URL(fileURLWithPath: copy))
    let found = problem { try Register.open(at: copy).summaries() }
    #expect(found?.code == .badRegister)
    #expect(found?.message.en.contains("Samira") == false)
  }

  @Test func readingCannotWrite() throws {
    let sample = try SampleRegister()
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    let reader = try Register.open(at: sample.path, readOnly: true)
    #expect(try reader.summaries().count == 1)
    #expect(problem { try reader.revoke([entry.id], at: 1) } != nil)
    #expect(try reader.entry(id: entry.id)?.state == .active)
  }
}
