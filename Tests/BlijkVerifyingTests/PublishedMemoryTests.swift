import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// An older copy of a register is as genuine as the newest, and would bring back what was withdrawn since.
@Suite struct PublishedMemoryTests {
  private let sample: VerdictCase
  private let home: TemporaryFolder

  init() throws {
    sample = try VerdictCase()
    home = try TemporaryFolder()
  }

  private func publish(_ name: String, by key: PrivateKey? = nil) throws -> String {
    let site = sample.issuer.home(name)
    try sample.issuer.folder.publishOneFile(to: site, with: key ?? sample.issuer.key)
    return site
  }

  private func memory() throws -> PublishedMemory {
    try PublishedMemory(folder: home("onthouden"))
  }

  /// What somebody who starts again finds.
  private func found(_ site: String, trusting other: String? = nil, isForgetful: Bool = false)
    throws
    -> PublishedFolders.Found
  {
    PublishedFolders([site], memory: isForgetful ? nil : try memory())
      .current(trust: try .publisher(of: other ?? site))
  }

  private func verify(_ found: PublishedFolders.Found, _ site: String) throws -> Verdict {
    Verifier(trust: try .publisher(of: site), register: .none, today: { VerdictCase.day })
      .with(published: found).verify(Array(sample.link.utf8))
  }

  @Test func anOlderCopyCountsNotEvenAfterARestart() throws {
    let before = try publish("eerst")
    #expect(try verify(found(before), before).state == .valid)
    _ = try sample.issuer.folder.register().revoke([sample.id], at: Timestamp.now())
    let after = try publish("daarna")
    #expect(try verify(found(after), after).state == .revoked)
    let older = try found(before)
    #expect(older.registers.isEmpty && older.problems.count == 1)
    #expect(older.problems.first?.message.nl.contains("is ouder") == true)
    #expect(try verify(older, before).state == .statusUnknown)
    // What is older counts where nothing is remembered: that is what the memory is for.
    #expect(try verify(found(before, isForgetful: true), before).state == .valid)
    #expect(try verify(found(after), after).state == .revoked)
  }

  /// A thief's number must not keep out what the organisation publishes after it lost the key.
  @Test func whatALostKeySignedIsForgotten() throws {
    let folder = sample.issuer.folder
    let old = sample.issuer.key
    let first = try publish("eerst")
    let noted = try found(first)
    _ = try memory().note(
      .init(
        issuer: folder.profile.host.did, sequence: Timestamp.now() + 80_000, time: "later",
        key: old.publicKey.id.thumbprint), trust: try .publisher(of: first))
    #expect(noted.registers.count == 1)
    #expect(try found(first).registers.isEmpty)
    let new = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    try folder.compromiseKey(old.publicKey.id.thumbprint, since: .today())
    let key = try folder.unlock(TestIssuer.passphrase)
    #expect(key.publicKey.id == new.id)
    let next = try publish("daarna", by: key)
    #expect(try found(next).registers.count == 1)
  }

  /// The DID document of then does not know the newer key: with it a whole older website would come back.
  @Test func anOlderSiteWithItsOwnKeysRevivesNothing() throws {
    let folder = sample.issuer.folder
    let before = try publish("eerst")
    #expect(try found(before).registers.count == 1)
    _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    _ = try folder.register().revoke([sample.id], at: Timestamp.now())
    let after = try publish("daarna", by: try folder.unlock(TestIssuer.passphrase))
    #expect(try verify(found(after), after).state == .revoked)
    #expect(try found(before).registers.isEmpty)
    #expect(try verify(found(before), before).state == .statusUnknown)
  }

  /// A copy of one's own register does not take its place while it cannot be read.
  @Test func aCopyOfOnesOwnRegisterIsNotEnough() throws {
    let site = try publish("eerst")
    let found = try found(site)
    let damaged = Problem(.badRegister, nl: "stuk", en: "broken")
    for (owner, state) in [
      (sample.issuer.folder.profile.host.did, Verdict.State.statusUnknown),
      ("did:web:ander.example", .valid),
      // Its own name cannot be read either: then any copy may be one's own.
      (nil, .statusUnknown),
    ] {
      let verifier = Verifier(
        trust: try .publisher(of: site), register: .unavailable(damaged, issuer: owner),
        today: { VerdictCase.day })
      #expect(verifier.with(published: found).verify(Array(sample.link.utf8)).state == state)
    }
  }

  @Test func aNumberOfLaterThanTomorrowDoesNotCount() throws {
    let site = try publish("eerst")
    let register = try sample.issuer.folder.register()
    for (ahead, counts) in [(3 * 86_400, false), (9_000_000_000, false), (0, true), (3600, true)] {
      let bytes = try RegisterFile.write(
        register, issuer: sample.issuer.folder.profile.host.did, number: Timestamp.now() + ahead,
        with: sample.issuer.key, at: Timestamp.now())
      try Data(bytes).write(to: URL(fileURLWithPath: "\(site)/register.jsonl"))
      let found = try found(site)
      #expect(found.registers.isEmpty != counts)
      #expect(counts || found.problems.first?.message.nl.contains("later dan morgen") == true)
    }
  }

  @Test func aDamagedNoteIsNamedAndNothingOlderSlipsIn() throws {
    let site = try publish("eerst")
    _ = try found(site)
    let folder = home("onthouden")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder).first {
        $0.hasPrefix("register-")
      })
    try Data("{".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    let after = try found(site)
    #expect(after.registers.isEmpty)
    #expect(after.problems.first?.message.nl.contains("is beschadigd") == true)
  }

  @Test func theAnswerTellsOfWhatDayTheCopyIs() throws {
    let site = try publish("eerst")
    let verdict = try verify(found(site), site)
    #expect(verdict.copyDay == .today())
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    #expect(
      try verdict.remarks(texts).contains(
        "Gecontroleerd met de kopie van het register van \(try texts.long(.today())). Wat daarna is "
          + "ingetrokken, zien wij niet."))
  }

  /// Nothing that was withdrawn comes back: of a list and a copy, or of two lists, the one that withdraws
  /// counts, whichever is named first.
  @Test func whatAnyListWithdrawsStaysWithdrawn() throws {
    let older = try publish("eerst")
    _ = try sample.issuer.folder.register().revoke([sample.id], at: Timestamp.now())
    let newer = try publish("daarna")
    let file = try sample.bytes("credential")
    let bare = Verifier(
      trust: try .publisher(of: older), register: .none, today: { VerdictCase.day })
    let lists = ["\(older)/status/1", "\(newer)/status/1"]
    for both in [lists, lists.reversed()] {
      #expect(try bare.also(trusting: [], statusLists: both).verify(file).state == .revoked)
    }
    let alone = try bare.also(trusting: [], statusLists: [lists[0]]).verify(file)
    #expect(alone.wording == .onlyListed)
    let mixed = try bare.also(trusting: [], statusLists: [lists[1]], published: [older])
    #expect(mixed.verify(file).state == .revoked)
    // A site that was uploaded by half.
    try FileManager.default.removeItem(atPath: lists[0])
    try FileManager.default.copyItem(atPath: lists[1], toPath: lists[0])
    #expect(try bare.also(trusting: [], published: [older]).verify(file).state == .revoked)
  }
}
