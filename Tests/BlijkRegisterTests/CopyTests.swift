import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkRegister

/// Taking a register elsewhere.
@Suite struct CopyTests {
  private func filled(_ engine: Engine) throws -> (SampleRegister, [RegisterEntry]) {
    let (sample, entries) = try SampleRegister.filled(engine, at: Array(300..<320))
    _ = try sample.register.revoke([entries[1].id], because: .fraud, at: 400)
    _ = try sample.register.erase([entries[2].id], at: 401)
    return (sample, entries)
  }

  @Test(arguments: Engine.here, Engine.here)
  func movesToTheOther(from: Engine, to: Engine) throws {
    let (sample, entries) = try filled(from)
    let place = try to.newPlace(in: sample.folder, named: "kopie")
    let before = try sample.register.check()
    let found = try sample.register.move(to: place)
    #expect(found.head == before.head && found.documents == 20 && found.findings.isEmpty)
    let moved = try Register.open(at: place)
    #expect(try moved.entry(issuer: SampleRegister.issuer, id: entries[1].id)?.state == .revoked)
    #expect(
      try moved.entry(issuer: SampleRegister.issuer, id: entries[0].id)?.contents?.token
        == entries[0].contents?.token)
    #expect(try moved.keyRing().entries.count == 1)
    #expect(try moved.issuer() == SampleRegister.issuer)
    // The new one goes on; the old one takes nothing more.
    #expect(try moved.revoke([entries[3].id], at: 500) == [entries[3].id])
    let refused = problem { try sample.register.revoke([entries[4].id], at: 500) }
    #expect(refused?.message.en.contains("moved to") == true)
    #expect(
      try sample.register.entry(issuer: SampleRegister.issuer, id: entries[4].id)?.state == .active)
  }

  /// The program ended after the copy was whole and before the old register noted it.
  @Test(arguments: Engine.here) func anInterruptedMoveIsFinished(to engine: Engine) throws {
    let (sample, entries) = try filled(.sqlite)
    let place = try engine.newPlace(in: sample.folder, named: "kopie")
    _ = try sample.register.move(to: place)
    try sample.rows("UPDATE register SET movedTo = NULL")
    #expect(try sample.register.move(to: place).documents == 20)
    let refused = problem { try sample.register.revoke([entries[4].id], at: 500) }
    #expect(refused?.message.en.contains("moved to") == true)
    // A copy that lacks something is none.
    try sample.rows("UPDATE register SET movedTo = NULL")
    _ = try sample.register.revoke([entries[4].id], at: 500)
    #expect(problem { try sample.register.move(to: place) }?.code == .badRegister)
    #expect(try sample.register.revoke([entries[5].id], at: 501) == [entries[5].id])
  }

  @Test(arguments: Engine.here) func onlyToAnEmptyPlace(on engine: Engine) throws {
    let (sample, _) = try filled(.sqlite)
    let (other, _) = try filled(engine)
    #expect(problem { try sample.register.move(to: other.place) }?.code == .badRegister)
    #expect(try other.register.check().documents == 20)
    #expect(try sample.register.revoke([], at: 1) == [])
  }

  /// What does not agree with its log goes nowhere.
  @Test func aChangedRegisterIsNotCopied() throws {
    let (sample, _) = try filled(.sqlite)
    try sample.rows("UPDATE document SET name = 'Ander' WHERE number = 1")
    let place = sample.folder("kopie.sqlite")
    #expect(problem { try sample.register.move(to: place) }?.code == .badRegister)
    #expect(!FileManager.default.fileExists(atPath: place))
  }

  /// Halfway PostgreSQL refuses a row, and a file is found not to agree with its log: the place is as empty
  /// as it was, and the next try goes well.
  @Test(arguments: Engine.here) func aFailedCopyLeavesNothing(at engine: Engine) throws {
    let (sample, entries) = try filled(.sqlite)
    let place = try engine.newPlace(in: sample.folder, named: "kopie")
    let name = try #require(entries[10].contents?.facts.name)
    try sample.rows("UPDATE document SET name = CAST(x'410042' AS TEXT) WHERE number = 11")
    let before = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).sorted()
    #expect(problem { try sample.register.move(to: place) }?.code == .badRegister)
    let after = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).sorted()
    #expect(after == before)
    if engine == .postgres {
      let tables = try engine.rows(
        place, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
      #expect(tables.isEmpty)
    }
    try sample.rows("UPDATE document SET name = '\(name)' WHERE number = 11")
    #expect(try sample.register.move(to: place).documents == 20)
  }

  /// Its own address is refused at once, rather than waited for.
  @Test(arguments: Engine.here) func notToItself(_ engine: Engine) throws {
    let (sample, _) = try filled(engine)
    #expect(problem { try sample.register.move(to: sample.place) }?.code == .badRegister)
    #expect(try sample.register.revoke([], at: 1) == [])
  }

  @Test(arguments: Engine.here) func backupAndBack(of engine: Engine) throws {
    let (sample, entries) = try filled(engine)
    let file = sample.folder("kopie/reserve.sqlite")
    try FileManager.default.createDirectory(
      atPath: sample.folder("kopie"), withIntermediateDirectories: true)
    // While somebody issues.
    let batch = try sample.register.begin(staging: "/a", output: "/b")
    var during: RegisterCheck?
    try sample.register.register(batch) { (add) throws(Problem) in
      let late = Result { try SampleRegister.entry(index: 77, at: 600) }
      if case .success(let entry) = late { try add(entry) }
      during = try Register.open(at: sample.place, readOnly: true).backUp(to: file)
    }
    #expect(during?.documents == 20)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: sample.folder("kopie")) == [
        "reserve.sqlite"
      ])
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect((mode as? NSNumber)?.intValue == 0o600)
    #expect(problem { try sample.register.backUp(to: file) }?.code == .badOutput)

    let place = try engine.newPlace(in: sample.folder, named: "kopie")
    let back = try Register.restore(file, to: place)
    #expect(back.found.documents == 20 && back.old == nil)
    let restored = try Register.open(at: place)
    #expect(try restored.entry(issuer: SampleRegister.issuer, id: entries[1].id)?.state == .revoked)
    #expect(try restored.unfinishedBatches().isEmpty)
  }

  /// What was there is kept beside it; a backup that was cut off is refused, and nothing moves.
  @Test func restoringKeepsWhatWasThere() throws {
    let (sample, _) = try filled(.sqlite)
    let file = sample.folder("reserve.sqlite")
    _ = try sample.register.backUp(to: file)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    let half = try sample.folder.file("half.sqlite", "")
    try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: half))
    #expect(problem { try Register.restore(half, to: sample.place) } != nil)
    #expect(try Register.open(at: sample.place).check().findings.isEmpty)
    let back = try Register.restore(file, to: sample.place)
    let old = try #require(back.old)
    // Again in the same second.
    let again = try (0..<3).map { _ in try Register.restore(file, to: sample.place).old }
    #expect(Set(again + [old]).count == 4)
    #expect(try Register.open(at: old).check().documents == 20)
    #expect(try Register.open(at: sample.place).check().documents == 20)
  }
}
