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

/// Checking elsewhere, with what an issuer published.
@Suite struct PublishedRegisterTests {
  /// An issuer, a document, a site, and somebody elsewhere who trusts the issuer.
  private struct Elsewhere {
    let sample: VerdictCase
    let site: String
    let folders: PublishedFolders

    init(_ algorithm: KeyAlgorithm = .ed25519) throws {
      sample = try VerdictCase(algorithm, roster: "naam\nSamira el Bouazzaoui\nJan Jansen")
      site = sample.issuer.home("site")
      folders = PublishedFolders([site])
      try publish()
    }

    func publish() throws {
      try sample.issuer.folder.publishOneFile(to: site, with: sample.issuer.key)
    }

    var trust: TrustList { (try? .publisher(of: site)) ?? TrustList() }

    func verify(_ text: String) -> Verdict {
      let trust = trust
      return Verifier(trust: trust, register: .none, today: { VerdictCase.day })
        .with(published: folders.current(trust: trust)).verify(Array(text.utf8))
    }

    var register: Register { get throws { try sample.issuer.folder.register() } }
    var file: String { "\(site)/register.jsonl" }
  }

  /// Of an older and a newer copy the newer counts, whichever is named first, and there is an answer.
  @Test(arguments: [false, true])
  func theOrderOfFoldersDecidesNothing(remembers: Bool) throws {
    let elsewhere = try Elsewhere()
    let (home, trust) = (elsewhere.sample.issuer.home, elsewhere.trust)
    let old = home("oud")
    try FileManager.default.copyItem(atPath: elsewhere.site, toPath: old)
    _ = try elsewhere.register.revoke([elsewhere.sample.id], at: 1)
    try elsewhere.publish()
    let base = Verifier(trust: trust, register: .none, today: { VerdictCase.day })
    for folders in [[elsewhere.site, old], [old, elsewhere.site], [elsewhere.site]] {
      let memory = remembers ? try PublishedMemory(folder: home("geheugen")) : nil
      let verifier = try base.also(trusting: [], published: folders, memory: memory)
      #expect(verifier.verify(Array(elsewhere.sample.link.utf8)).state == .revoked)
    }
    // Alone after a newer one it gives no answer.
    if remembers {
      let memory = try PublishedMemory(folder: home("geheugen"))
      let found = problem { try base.also(trusting: [], published: [old], memory: memory) }
      #expect(found?.message.en.contains("is older") == true)
    }
    // What is wrong otherwise is told as before, whatever counts beside it.
    let spoilt = home("kapot")
    try FileManager.default.copyItem(atPath: old, toPath: spoilt)
    try "{}".write(toFile: "\(spoilt)/register.jsonl", atomically: true, encoding: .utf8)
    #expect(problem { try base.also(trusting: [], published: [elsewhere.site, spoilt]) } != nil)
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func validThenRevokedThenReplaced(algorithm: KeyAlgorithm) throws {
    let elsewhere = try Elsewhere(algorithm)
    let html = String(decoding: try elsewhere.sample.bytes("html"), as: UTF8.self)
    for input in [elsewhere.sample.link, html] {
      let verdict = elsewhere.verify(input)
      #expect(verdict.state == .valid)
      #expect(verdict.facts?.name == "Samira el Bouazzaoui")
      #expect(verdict.reasons.allSatisfy { $0.outcome == .pass })
    }
    // A copy holds no facts.
    #expect(elsewhere.verify(elsewhere.sample.id.checkCode).state == .notFound)

    _ = try elsewhere.register.revoke([elsewhere.sample.id], at: 1)
    #expect(elsewhere.verify(elsewhere.sample.link).state == .valid)
    try elsewhere.publish()
    #expect(elsewhere.verify(elsewhere.sample.link).state == .revoked)
    let other = try #require(elsewhere.sample.report.documents[1].id)
    let blijk = Issuer(folder: elsewhere.sample.issuer.folder)
    _ = try blijk.issue(
      blijk.plan(replacing: other), to: elsewhere.sample.issuer.home("nieuw"),
      with: elsewhere.sample.issuer.key)
    try elsewhere.publish()
    let link = try #require(elsewhere.sample.report.documents[1].link)
    #expect(elsewhere.verify(link).state == .replaced)
  }

  /// The copy may be older than the document: an honest paper never gets a cross.
  @Test func whatACopyDoesNotHoldIsNotKnown() throws {
    let elsewhere = try Elsewhere()
    let late = try elsewhere.sample.issuer.issue("naam\nPiet Pietersen") {
      $0.date = VerdictCase.day
    }
    let verdict = elsewhere.verify(try #require(late.documents[0].link))
    #expect(verdict.state == .statusUnknown)
    let texts = try SharedFiles(issuer: nil).texts(.nl)
    #expect(
      try verdict.sentence(texts)
        == "De digitale handtekening klopt. Maar dit document staat niet in onze kopie van het register. "
        + "Misschien is die kopie te oud. Bel de organisatie.")
    try elsewhere.publish()
    #expect(elsewhere.verify(try #require(late.documents[0].link)).state == .valid)
  }

  @Test func anotherTextUnderAKnownIdIsUnregistered() throws {
    let elsewhere = try Elsewhere()
    let facts = Facts(
      kind: .certificaat, title: "Directeur", name: "Samira el Bouazzaoui", date: VerdictCase.day,
      validUntil: nil, period: nil, tasks: [], isTest: false)
    let link = try elsewhere.sample.link(facts, id: elsewhere.sample.id)
    #expect(elsewhere.verify(link).state == .unregistered)
  }

  @Test func erasedStaysValid() throws {
    let elsewhere = try Elsewhere()
    _ = try elsewhere.register.erase([elsewhere.sample.id], at: 1)
    try elsewhere.publish()
    #expect(elsewhere.verify(elsewhere.sample.link).state == .valid)
    let text = try String(contentsOfFile: elsewhere.file, encoding: .utf8)
    for word in ["Samira", "EHBO", elsewhere.sample.id.checkCode] { #expect(!text.contains(word)) }
  }

  /// Whoever gets at the web site cannot make, take away or bring back anything.
  @Test func aCopyThatWasTamperedWithIsRefused() throws {
    let elsewhere = try Elsewhere()
    let good = try String(contentsOfFile: elsewhere.file, encoding: .utf8)
    let lines = good.split(separator: "\n").map(String.init)
    let changes = [
      good.replacingOccurrences(of: "active", with: "revoked"),
      ([lines[0]] + lines[2...]).joined(separator: "\n"), lines.dropLast().joined(separator: "\n"),
      good + "{}\n", String(good.dropFirst(3)), "", "\n\n", String(good.dropLast(9)),
      good.replacingOccurrences(of: "\"sequence\":", with: "\"sequence\":9"),
    ]
    for change in changes {
      try Data(change.utf8).write(to: URL(fileURLWithPath: elsewhere.file))
      let found = PublishedFolders([elsewhere.site]).current(trust: elsewhere.trust)
      #expect(found.registers.isEmpty && found.problems.count == 1, "\(change.prefix(60))")
    }
    // Who had it before keeps what was good.
    try Data(good.utf8).write(to: URL(fileURLWithPath: elsewhere.file))
    #expect(elsewhere.verify(elsewhere.sample.link).state == .valid)
    try Data(changes[0].utf8).write(to: URL(fileURLWithPath: elsewhere.file))
    #expect(elsewhere.verify(elsewhere.sample.link).state == .valid)
    #expect(elsewhere.folders.current(trust: elsewhere.trust).problems.count == 1)
  }

  @Test func anOlderCopyIsRefused() throws {
    let elsewhere = try Elsewhere()
    let old = try Data(contentsOf: URL(fileURLWithPath: elsewhere.file))
    _ = try elsewhere.register.revoke([elsewhere.sample.id], at: 1)
    try elsewhere.publish()
    #expect(elsewhere.verify(elsewhere.sample.link).state == .revoked)
    try old.write(to: URL(fileURLWithPath: elsewhere.file))
    #expect(elsewhere.verify(elsewhere.sample.link).state == .revoked)
    let found = elsewhere.folders.current(trust: elsewhere.trust)
    #expect(found.problems.first?.message.en.contains("is older") == true)
  }

  @Test func onlyTrustedOrganisationsCount() throws {
    let elsewhere = try Elsewhere()
    let found = elsewhere.folders.current(trust: TrustList())
    #expect(found.registers.isEmpty)
    #expect(found.problems.first?.message.en.contains("not trusted") == true)
    let nowhere = PublishedFolders([elsewhere.sample.issuer.home("leeg")])
    #expect(nowhere.current(trust: elsewhere.trust).problems.count == 1)
  }

  /// The key of the copy was stolen: whoever has it could sign a copy of their own.
  @Test func aCompromisedKeySignsNoCopy() throws {
    let elsewhere = try Elsewhere()
    let folder = elsewhere.sample.issuer.folder
    let id = elsewhere.sample.issuer.key.publicKey.id.thumbprint
    try folder.compromiseKey(id, since: .today())
    _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    let stolen = try Data(contentsOf: URL(fileURLWithPath: elsewhere.file))
    try folder.publishOneFile(to: elsewhere.site, with: try folder.unlock(TestIssuer.passphrase))
    try stolen.write(to: URL(fileURLWithPath: elsewhere.file))
    let found = PublishedFolders([elsewhere.site]).current(trust: elsewhere.trust)
    #expect(found.problems.first?.message.en.contains("signature") == true)
  }

  /// Whoever stole a key published a copy with a number that none of ours will reach today. Once the theft
  /// is known, the copy goes, and its number with it.
  @Test func aThiefsNumberKeepsNothingOut() throws {
    let elsewhere = try Elsewhere()
    let (folder, key) = (elsewhere.sample.issuer.folder, elsewhere.sample.issuer.key)
    let forged = try RegisterFile.write(
      elsewhere.register, issuer: folder.profile.did, number: Timestamp.now() + 3600, with: key,
      at: Timestamp.now())
    try Data(forged).write(to: URL(fileURLWithPath: elsewhere.file))
    #expect(elsewhere.verify(elsewhere.sample.link).state == .valid)
    try folder.compromiseKey(key.publicKey.id.thumbprint, since: .today())
    _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    let late = try elsewhere.sample.issuer.home.file("laat.csv", "naam\nPiet Pietersen")
    let issuer = Issuer(folder: folder)
    let new = try folder.unlock(TestIssuer.passphrase)
    var request = IssueRequest(achievement: "ehbo")
    request.date = VerdictCase.day
    let plan = try issuer.plan(request, for: Sheet(file: late))
    let report = try issuer.issue(plan, to: "\(late).uit", with: new)
    try folder.publishOneFile(to: elsewhere.site, with: new)
    #expect(elsewhere.verify(try #require(report.documents[0].link)).state == .valid)
  }

  /// The lists beside a register: signed by whose address they have, and never older than before.
  @Test func listsOfWithdrawnDocumentsAreTakenAndRefused() throws {
    let elsewhere = try Elsewhere()
    let address = "https://bewijs.example/status/1"
    let place = "\(elsewhere.site)/status/1"
    func current() -> PublishedFolders.Found { elsewhere.folders.current(trust: elsewhere.trust) }
    let first = Array(try Data(contentsOf: URL(fileURLWithPath: place)))
    #expect(current().lists.mapValues(\.bytes) == [address: first])

    let other = try VerdictCase(.rsa)
    let moment = Timestamp.now()
    func list(_ key: PrivateKey, at moment: Int, of host: IssuerHost, bytes: Int = 16_384) throws
      -> [UInt8]
    {
      try StatusListCredential.make(
        1, bits: Array(repeating: 0, count: bytes), host: host, with: key, at: moment
      ).bytes
    }
    let host = elsewhere.sample.issuer.folder.profile.host
    let wrong = [
      try list(other.issuer.key, at: moment + 9, of: host),
      try list(elsewhere.sample.issuer.key, at: moment - 900, of: host),
      try list(elsewhere.sample.issuer.key, at: moment + 9, of: IssuerHost("elders.example")),
      try list(elsewhere.sample.issuer.key, at: moment + 9000, of: host),
      try list(elsewhere.sample.issuer.key, at: moment + 9, of: host, bytes: 16_383),
      Array(first.dropLast(9)), [],
    ]
    for bytes in wrong {
      try Data(bytes).write(to: URL(fileURLWithPath: place))
      #expect(current().lists.mapValues(\.bytes) == [address: first])
      #expect(current().problems.count == 1)
    }
    let next = try list(elsewhere.sample.issuer.key, at: moment + 9, of: host)
    try Data(next).write(to: URL(fileURLWithPath: place))
    #expect(current().lists.mapValues(\.bytes) == [address: next])
    #expect(current().problems.isEmpty)
    #expect(elsewhere.folders.current(trust: TrustList()).lists.isEmpty)
  }

  /// One folder for sixty organisations: each below its own name.
  @Test func oneFolderForMany() throws {
    let home = try TemporaryFolder()
    var links: [String] = []
    for name in ["een", "twee", "drie"] {
      let folder = try IssuerFolder.create(
        at: home(name), profile: try IssuerProfileMaker.profile(host: "bewijs.example/\(name)"))
      _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
      let key = try folder.unlock(TestIssuer.passphrase)
      let blijk = Issuer(folder: folder)
      let list = try home.file("\(name).csv", "naam\nJan Jansen\n")
      let report = try blijk.issue(
        blijk.plan(.init(achievement: "ehbo"), for: Sheet(file: list)),
        to: home("uit-\(name)"), with: key)
      links += report.documents.compactMap(\.link)
      try folder.publishOneFile(to: home("site"), with: key)
    }
    let trust = TrustList(folders: ["een", "twee", "drie"].map { home("\($0)/trusted") })
    let folders = PublishedFolders([home("site")])
    let found = folders.current(trust: trust)
    #expect(found.registers.count == 3 && found.problems.isEmpty)
    let verifier = Verifier(trust: trust, register: .none).with(published: found)
    for link in links { #expect(verifier.verify(Array(link.utf8)).state == .valid) }
    // Who is no longer trusted takes their register along.
    let fewer = TrustList(folders: [home("een/trusted")])
    #expect(folders.current(trust: fewer).registers.keys.sorted() == ["did:web:bewijs.example:een"])
  }

  /// The published list alone, for a verifier of anybody's: it withdraws, and makes nothing valid.
  @Test(arguments: KeyAlgorithm.allCases)
  func ourOwnStatusListIsRead(algorithm: KeyAlgorithm) throws {
    let elsewhere = try Elsewhere(algorithm)
    let trust = elsewhere.trust
    func state(_ format: String) throws -> Verdict.State {
      let list = try StatusList(path: "\(elsewhere.site)/status/1")
      return Verifier(
        trust: trust, register: .none, statusLists: [list], today: { VerdictCase.day }
      ).verify(try elsewhere.sample.bytes(format)).state
    }
    #expect(try state("credential") == .statusUnknown)
    _ = try elsewhere.register.revoke([elsewhere.sample.id], at: 1)
    try elsewhere.publish()
    #expect(try state("credential") == .revoked)
    let json = try StatusList(path: "\(elsewhere.site)/status/1")
      .verified(trusting: trust, at: Timestamp.now())
    #expect(json.isOurs)
    #expect(json.isSet(131_071) != nil && json.isSet(131_072) == nil)
  }
}

/// Folders that hold more than anybody publishes.
@Suite struct LargePublishedFolderTests {
  @Test func tooManyFilesAreTold() throws {
    let folder = try TemporaryFolder(inMemory: true)
    for number in 0..<1001 {
      let place = folder("o\(number)")
      try FileManager.default.createDirectory(
        atPath: "\(place)/status", withIntermediateDirectories: true)
      for name in ["register.jsonl"] + (1...9).map({ "status/\($0)" }) {
        #expect(FileManager.default.createFile(atPath: "\(place)/\(name)", contents: nil))
      }
    }
    let found = PublishedFolders([folder.path]).current(trust: TrustList())
    // One for each that is looked at, since none is any good.
    #expect(found.problems.count == 10_001 && found.readings == 10_000)
    #expect(found.problems.first?.message.nl.contains("na 10000 bestanden") == true)
  }

  @Test func tooManyFoldersAreTold() throws {
    let folder = try TemporaryFolder(inMemory: true)
    for number in 0..<10_001 {
      try FileManager.default.createDirectory(
        atPath: folder("o\(number)"), withIntermediateDirectories: true)
    }
    #expect(FileManager.default.createFile(atPath: folder("register.jsonl"), contents: nil))
    let found = PublishedFolders([folder.path]).current(trust: TrustList())
    #expect(found.problems.contains { $0.message.en.contains("after 10000 files") })
    #expect(found.readings == 1)
  }
}
