import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkRegister

/// Another register comes in the place of one that is open: nothing is written to either, and it is said.
@Suite struct DisplacedTests {
  private let issuer = SampleRegister.issuer

  private func filled(_ engine: Engine) throws -> SampleRegister {
    let sample = try SampleRegister(engine)
    try sample.register.takeIntoUse(try TestKeys.key(.ed25519).publicKey, at: 100)
    try sample.add([try SampleRegister.entry(index: 1, at: 300)])
    guard engine == .postgres else { return sample }
    // What will come in its place waits in a schema of its own.
    try sample.rows("ALTER SCHEMA public RENAME TO eerst; CREATE SCHEMA public")
    _ = try Register.create(at: sample.place, issuer: issuer)
    try sample.rows(
      "ALTER SCHEMA public RENAME TO nieuw; ALTER SCHEMA eerst RENAME TO public")
    return sample
  }

  /// Puts another register there, as a person or a program that synchronises files would; a file is renamed
  /// or written over.
  private func displace(_ sample: SampleRegister, _ engine: Engine, _ way: Way = .renamed) throws {
    if engine == .postgres {
      try sample.rows("ALTER SCHEMA public RENAME TO oud; ALTER SCHEMA nieuw RENAME TO public")
      return
    }
    let other = try SampleRegister(.sqlite)
    try other.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    for suffix in ["", "-wal", "-shm", "-head"] {
      let (here, there) = (sample.place + suffix, other.place + suffix)
      if way == .writtenOver, suffix == "" || suffix == "-head" {
        try Data(contentsOf: URL(fileURLWithPath: there)).writeOver(here)
        continue
      }
      try? FileManager.default.moveItem(atPath: here, toPath: sample.place + ".oud" + suffix)
      if way == .renamed { try? FileManager.default.copyItem(atPath: there, toPath: here) }
    }
  }

  enum Way: CaseIterable {
    case renamed, removed, writtenOver
  }

  /// Everything that writes.
  private func writers(_ register: Register, _ entry: RegisterEntry) throws -> [(
    String, () throws -> Void
  )] {
    let key = try TestKeys.otherEd25519.get().publicKey
    let thumbprint = try TestKeys.key(.ed25519).publicKey.id.thumbprint
    return [
      ("begin", { _ = try register.begin(staging: "/a", output: "/b", at: 400) }),
      ("revoke", { _ = try register.revoke([entry.id], at: 400) }),
      ("hide", { _ = try register.setHidden(true, [entry.id], at: 400) }),
      ("erase", { _ = try register.erase([entry.id], at: 400) }),
      ("prune", { _ = try register.prune(registeredBefore: 900, at: 400) }),
      ("key new", { try register.takeIntoUse(key, at: 400) }),
      ("key retire", { try register.retire(thumbprint, at: 400) }),
      ("key compromised", { try register.compromise(thumbprint, since: 200, at: 400) }),
      ("publish", { _ = try register.nextPublication(at: 400) }),
      ("publish, at its end", { try register.confirmPlace() }),
      ("is registered", { _ = try register.isRegistered(Self.batch(register)) }),
    ]
  }

  private static func batch(_ register: Register) throws -> Register.Batch {
    let elsewhere = try SampleRegister(.sqlite)
    return try elsewhere.register.begin(staging: "/a", output: "/b")
  }

  @Test(arguments: Engine.here, Way.allCases)
  func nothingIsWritten(on engine: Engine, _ way: Way) throws {
    guard engine == .sqlite || way == .renamed else { return }
    let sample = try filled(engine)
    let entry = try SampleRegister.entry(index: 2, at: 400)
    try sample.add([entry])
    try displace(sample, engine, way)
    for (name, write) in try writers(sample.register, entry) {
      let found = problem(write)
      #expect(found?.code == .replacedRegister, "\(name)")
      #expect(found?.message.en.contains("Another register") == true, "\(name): \(found as Any)")
    }
    guard way == .renamed else { return }
    let now = try Register.open(at: sample.place, readOnly: true)
    #expect(try now.check().events == 0)
    if engine == .sqlite {
      let then = try Register.open(at: sample.place + ".oud", readOnly: true)
      #expect(try then.check().documents == 2 && then.check().findings.isEmpty)
    }
  }

  /// In the middle of a batch: it is in neither.
  @Test(arguments: Engine.here) func aBatchUnderWayIsInNeither(on engine: Engine) throws {
    let sample = try filled(engine)
    let batch = try sample.register.begin(staging: "/a", output: "/b", at: 400)
    let entries = try (2..<6).map { try SampleRegister.entry(index: $0, at: 400) }
    let found = problem {
      try sample.register.register(batch, at: 400) { (add) throws(Problem) in
        for entry in entries {
          try add(entry)
          guard entry.status.index == 3 else { continue }
          do { try displace(sample, engine) } catch { Issue.record(error) }
        }
      }
    }
    #expect(found?.code == .replacedRegister, "\(found as Any)")
    #expect(problem { try sample.register.revoke([], at: 500) } != nil)
    #expect(try Register.open(at: sample.place).summaries().isEmpty)
    let old =
      engine == .sqlite
      ? try SQLite.rows(sample.place + ".oud", "SELECT count(*) FROM document")
      : try sample.rows("SELECT count(*) FROM oud.document")
    #expect(old == [["1"]])
    #expect(try sample.rows("SELECT count(*) FROM event") == [["0"]])
  }

  /// The same for whatever is done in one statement, with the swap just before the commit.
  @Test(arguments: Engine.here) func aChangeUnderWayIsInNeither(on engine: Engine) throws {
    let sample = try filled(engine)
    let found = problem {
      try sample.register.write { session in
        var log = try EventLog(session)
        try log.append(.shown, subject: EventLog.zeroHash, at: 500, in: session)
        try displace(sample, engine)
      }
    }
    #expect(found?.message.en.contains("Another register") == true)
    #expect(try sample.rows("SELECT count(*) FROM event") == [["0"]])
  }

  /// Who noted the end of its log late does not say it of the register that came in its place.
  @Test func aLateNoteGoesWhereItsFileWent() throws {
    let sample = try filled(.sqlite)
    let noted = NotedHead(database: sample.place, isReadOnly: false)
    try displace(sample, .sqlite)
    noted.note(EventLog.Link(number: 99, hash: EventLog.zeroHash))
    #expect(NotedHead(database: sample.place, isReadOnly: true).read() == nil)
    #expect(NotedHead(database: sample.place + ".oud", isReadOnly: true).read()?.number == 99)
    let old = try String(contentsOfFile: sample.place + ".oud-head", encoding: .utf8)
    #expect(old.hasPrefix("0000000000000000099 "))
    _ = try Register.open(at: sample.place)
  }
}

extension Data {
  /// Writes it into a file that stays the same file.
  fileprivate func writeOver(_ path: String) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: self)
    try file.close()
  }
}
