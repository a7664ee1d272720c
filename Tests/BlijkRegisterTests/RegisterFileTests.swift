import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkRegister

@Suite struct RegisterFileTests {
  @Test func isMadeForItsOwnerOnly() throws {
    let sample = try SampleRegister(.sqlite)
    let attributes = try FileManager.default.attributesOfItem(atPath: sample.place)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try SQLite.rows(sample.place, "PRAGMA journal_mode") == [["wal"]])
    #expect(try SQLite.rows(sample.place, "PRAGMA user_version") == [["6"]])
    #expect(try sample.register.issuer() == SampleRegister.issuer)
  }

  /// Of each connection by itself, so that only the engine's own can tell: 2 is FULL, with which what is
  /// committed is on the disk when the power fails (SQLite, "PRAGMA synchronous").
  @Test func aCommitIsOnTheDisk() throws {
    let sample = try SampleRegister(.sqlite)
    let engine = try SQLiteEngine(path: sample.place, isReadOnly: false)
    #expect(try engine.read { try $0.number("PRAGMA synchronous") } == 2)
    #expect(try engine.read { try $0.number("PRAGMA secure_delete") } == 1)
  }

  /// A process that opens the file another time keeps its locks on it: whoever closes it last elsewhere does
  /// not take away the log of changes that is still written here.
  @Test(arguments: [true, false]) func openingItAgainKeepsItsLocks(readOnly: Bool) throws {
    let sample = try SampleRegister(.sqlite)
    try sample.add([try SampleRegister.entry(index: 1)])
    do { _ = try Register.open(at: sample.place, readOnly: readOnly) }
    try sample.rows("UPDATE register SET published = 5")
    #expect(FileManager.default.fileExists(atPath: sample.place + "-wal"))
    try sample.add([try SampleRegister.entry(index: 2)])
    #expect(try Register.open(at: sample.place).check().documents == 2)
  }

  @Test func isNeverMadeTwice() throws {
    let sample = try SampleRegister(.sqlite)
    try sample.add([try SampleRegister.entry(index: 1)])
    #expect(
      problem { try Register.create(at: sample.place, issuer: SampleRegister.issuer) }?.code
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
    let sample = try SampleRegister(.sqlite)
    _ = try SQLite.rows(sample.place, "PRAGMA user_version = 7")
    let found = problem { try Register.open(at: sample.place, readOnly: readOnly) }
    #expect(found?.code == .newerRegister)
    #expect(try SQLite.rows(sample.place, "PRAGMA user_version") == [["7"]])
  }

  /// A trial version, of before the first release, is refused rather than misread.
  @Test func refusesATrialVersion() throws {
    let sample = try SampleRegister(.sqlite)
    _ = try SQLite.rows(sample.place, "PRAGMA user_version = 2")
    let found = problem { try Register.open(at: sample.place) }
    #expect(found?.code == .badRegister)
    #expect(found?.message.nl.contains("proefversie") == true)
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

  /// Opening one waits for whoever writes to it.
  @Test(.timeLimit(.minutes(1)), arguments: ["", "-wal", "-head"])
  func aNamedPipeIsRefused(suffix: String) throws {
    let sample = try SampleRegister(.sqlite)
    let copy = sample.folder("kopie.sqlite")
    if !suffix.isEmpty { try FileManager.default.copyItem(atPath: sample.place, toPath: copy) }
    #expect(unsafe mkfifo(copy + suffix, 0o600) == 0)
    for isReader in [true, false] {
      let found = problem { try Register.open(at: copy, readOnly: isReader) }
      #expect(found?.code == .badRegister)
      #expect(found?.message.en.contains("not a regular file") == true)
    }
    #expect(problem { try Register.restore(sample.place, to: copy) } != nil)
  }

  @Test func saysThatItIsDamaged() throws {
    let sample = try SampleRegister(.sqlite)
    try sample.add(try (0..<50).map { try SampleRegister.entry(index: $0) })
    _ = try SQLite.rows(sample.place, "PRAGMA wal_checkpoint(TRUNCATE)")
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: sample.place)))
    // All pages but the first, which says what they are.
    for index in 16_384..<bytes.count { bytes[index] = 0x5A }
    let copy = sample.folder("kapot.sqlite")
    try Data(bytes).write(to: URL(fileURLWithPath: copy))
    let found = problem { try Register.open(at: copy).summaries() }
    #expect(found?.code == .badRegister)
    #expect(found?.message.en.contains("Samira") == false)
  }

  @Test func readingCannotWrite() throws {
    let sample = try SampleRegister(.sqlite)
    let entry = try SampleRegister.entry(index: 1)
    try sample.add([entry])
    let reader = try Register.open(at: sample.place, readOnly: true)
    #expect(try reader.summaries().count == 1)
    #expect(problem { try reader.revoke([entry.id], at: 1) } != nil)
    #expect(try reader.entry(issuer: SampleRegister.issuer, id: entry.id)?.state == .active)
  }
}
