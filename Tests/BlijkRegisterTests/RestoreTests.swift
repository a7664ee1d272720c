import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkRegister

/// Restoring a backup loses nothing that nobody was told of.
@Suite struct RestoreTests {
  private let issuer = SampleRegister.issuer

  /// A register, and a backup of it of before more happened.
  private func filled(_ more: Int = 0) throws -> (SampleRegister, [RegisterEntry], backup: String) {
    let sample = try SampleRegister(.sqlite)
    try sample.register.takeIntoUse(try TestKeys.key(.ed25519).publicKey, at: 100)
    var entries = try (0..<3).map { try SampleRegister.entry(index: $0, at: 300) }
    try sample.add(entries)
    let backup = sample.folder("reserve.sqlite")
    _ = try sample.register.backUp(to: backup)
    let later = try (0..<more).map { try SampleRegister.entry(index: 10 + $0, at: 400) }
    if more > 0 { try sample.add(later) }
    entries += later
    return (sample, entries, backup)
  }

  @Test func aBackupThatHasEverythingIsRestored() throws {
    let (sample, _, backup) = try filled()
    #expect(try Register.loss(restoring: backup, to: sample.place).isNone)
    #expect(try Register.restore(backup, to: sample.place).found.documents == 3)
    #expect(try Register.open(at: sample.place).check().findings.isEmpty)
  }

  @Test func whatWouldBeLostIsToldFirst() throws {
    let (sample, entries, backup) = try filled(2)
    _ = try sample.register.revoke([entries[0].id], at: 500)
    let loss = try Register.loss(restoring: backup, to: sample.place)
    #expect(loss.documents == 2 && loss.withdrawals == 1 && loss.erasures == 0 && !loss.isNone)
    let before = try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).sorted()
    let refused = problem { try Register.restore(backup, to: sample.place) }
    let told = refused?.message.en ?? ""
    #expect(told.contains("issued since: 2 (") && told.contains("replaced since: 1 ("), "\(told)")
    #expect(!told.contains("erased"))
    #expect(refused?.message.en.contains("--yes") == true)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: sample.folder.path).sorted() == before)
    #expect(try sample.register.summaries().count == 5)
    // Meanwhile something else came.
    try sample.add([try SampleRegister.entry(index: 20, at: 600)])
    let again = problem { try Register.restore(backup, to: sample.place, losing: loss) }
    #expect(again?.message.en.contains("issued since: 3 (") == true)
    #expect(again?.message.en.contains("meanwhile") == true)
    let now = try Register.loss(restoring: backup, to: sample.place)
    let old = try #require(try Register.restore(backup, to: sample.place, losing: now).old)
    #expect(try Register.open(at: sample.place).summaries().count == 3)
    #expect(try Register.open(at: old).summaries().count == 6)
  }

  /// Somebody asked to be forgotten: that comes undone, and is not just one of other changes.
  @Test func detailsThatWouldBeBackAreTold() throws {
    let (sample, entries, backup) = try filled()
    _ = try sample.register.erase([entries[0].id], at: 500)
    let loss = try Register.loss(restoring: backup, to: sample.place)
    #expect(loss.erasures == 1 && loss.documents + loss.withdrawals + loss.changes == 0)
    #expect(loss.words.nl.contains("gewist of verborgen: 1 (de gegevens zijn er dan weer)"))
  }

  /// Restored once before, and gone on otherwise since.
  @Test func ofTwoThatWentApartWhatTheOtherHasNotIsLost() throws {
    let (sample, _, backup) = try filled(4)
    let loss = try Register.loss(restoring: backup, to: sample.place)
    let later = sample.folder("later.sqlite")
    _ = try sample.register.backUp(to: later)
    _ = try Register.restore(backup, to: sample.place, losing: loss)
    let restored = try sample.reopened()
    try restored.add(try (0..<2).map { try SampleRegister.entry(index: 30 + $0, at: 700) })
    #expect(try Register.loss(restoring: later, to: sample.place).documents == 2)
    #expect(try Register.loss(restoring: backup, to: sample.place).documents == 2)
    #expect(try Register.loss(restoring: later, to: sample.folder("nergens.sqlite")).isNone)
  }

  /// Batches that were undone, and bringing it up to date, change nothing about anybody.
  @Test func whatConcernsNobodyIsNoLoss() throws {
    let (sample, _, backup) = try filled()
    let batch = try sample.register.begin(staging: "/a", output: "/b", at: 500)
    try sample.register.end(batch, at: 501)
    #expect(try Register.loss(restoring: backup, to: sample.place).isNone)
    let older = try OlderRegister(try filled(0).0, .sqlite)
    let then = sample.folder("toen.sqlite")
    try older.sample.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    try FileManager.default.copyItem(atPath: older.sample.place, toPath: then)
    try FileManager.default.removeItem(atPath: older.sample.place + "-head")
    _ = try Register.open(at: older.sample.place)
    #expect(try Register.loss(restoring: then, to: older.sample.place).isNone)
  }

  /// Nobody can read what is there, so nobody is asked about it.
  @Test func whatIsDamagedIsReplaced() throws {
    let (sample, _, backup) = try filled(2)
    try sample.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    let damaged = sample.folder("kapot.sqlite")
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: sample.place)))
    for index in 16_384..<bytes.count { bytes[index] = 0x5A }
    try Data(bytes).write(to: URL(fileURLWithPath: damaged))
    #expect(try Register.loss(restoring: backup, to: damaged).isNone)
    #expect(try Register.restore(backup, to: damaged).found.documents == 3)
    let garbage = try sample.folder.file(
      "rommel.sqlite", "geen database, wel lang genoeg voor een kop")
    #expect(try Register.restore(backup, to: garbage).found.documents == 3)
  }

  /// Whether somebody has still not done what is held up. That it never ends, nobody can wait for.
  private static func isWaiting(_ ended: DispatchGroup) -> Bool {
    ended.wait(timeout: .now() + .milliseconds(300)) == .timedOut
  }

  /// Somebody registers a batch just then: the restoring waits for it, and then loses nothing.
  @Test func aBatchUnderWayIsWaitedFor() throws {
    let (sample, _, backup) = try filled()
    let batch = try sample.register.begin(staging: "/a", output: "/b", at: 500)
    let entry = try SampleRegister.entry(index: 50, at: 500)
    let told = ProblemBox()
    let place = sample.place
    let ended = DispatchGroup()
    try sample.register.register(batch, at: 500) { (add) throws(Problem) in
      DispatchQueue.global().async(group: ended) {
        do { _ = try Register.restore(backup, to: place) } catch { told.add("\(error)") }
      }
      #expect(Self.isWaiting(ended))
      try add(entry)
    }
    ended.wait()
    #expect(told.all.count == 1 && told.all[0].contains("issued since: 1 ("), "\(told.all)")
    #expect(try Register.open(at: place).summaries().count == 4)
  }

  /// Who comes while it is restored waits, and finds that it was.
  @Test func whoComesMeanwhileWaits() throws {
    let (sample, entries, backup) = try filled()
    let register = sample.register
    let told = ProblemBox()
    let ended = DispatchGroup()
    do {
      let held = try #require(try HeldFile(sample.place))
      DispatchQueue.global().async(group: ended) {
        do { _ = try register.revoke([entries[0].id], at: 600) } catch { told.add("\(error)") }
      }
      #expect(Self.isWaiting(ended))
      #expect(told.all.isEmpty)
      for suffix in ["", "-wal", "-shm", "-head"] {
        try FileManager.default.moveItem(
          atPath: sample.place + suffix, toPath: sample.place + ".oud" + suffix)
      }
      try FileManager.default.copyItem(atPath: backup, toPath: sample.place)
      withExtendedLifetime(held) {}
    }
    ended.wait()
    #expect(told.all.count == 1 && told.all[0].contains("Another register"), "\(told.all)")
    for file in [sample.place, sample.place + ".oud"] {
      #expect(try Register.open(at: file).summaries().map(\.state) == [.active, .active, .active])
    }
  }

  /// A copy of the middle of a batch says so, until it is restored and goes on.
  @Test(arguments: Engine.here) func aBatchOfThenHasEnded(to engine: Engine) throws {
    let (sample, _, _) = try filled()
    let batch = try sample.register.begin(staging: "/a", output: "/b", at: 500)
    let during = sample.folder("tijdens.sqlite")
    let head = try sample.register.backUp(to: during).head
    try sample.register.end(batch, at: 501)
    // Its head is one that the register passed through.
    #expect(try sample.register.check(earlier: [head]).passesThrough)
    let copy = try Register.open(at: during, readOnly: true)
    #expect(try copy.check().remarks.map(\.en).joined().contains("has no end"))
    #expect(try copy.check().findings.isEmpty)
    let place = try engine.newPlace(in: sample.folder, named: "terug")
    let found = try Register.restore(during, to: place).found
    let restored = try Register.open(at: place)
    #expect(try restored.check(earlier: [head]).passesThrough)
    #expect(try restored.check().remarks.isEmpty && restored.check().findings.isEmpty)
    #expect(try restored.check().head == found.head)
  }
}
