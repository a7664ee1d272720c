import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// Lists of withdrawn documents that are handed in beside a document: an older one is as genuine as the newest,
/// and would bring back what was withdrawn since. Alone they withdraw a document of ours, and make none valid.
@Suite struct StatusListTests {
  let sample: VerdictCase
  let trust: TrustList
  let home: TemporaryFolder
  let now = Timestamp.now()

  init() throws {
    sample = try VerdictCase()
    let site = sample.issuer.home("site")
    try sample.issuer.folder.publishOneFile(to: site, with: sample.issuer.key)
    trust = try .publisher(of: site)
    home = try TemporaryFolder()
  }

  // MARK: - Making lists

  var host: IssuerHost { sample.issuer.folder.profile.host }

  /// The sample's list, some seconds ago, changed before it is signed.
  func list(
    ago: Int, withdraws: Bool = false, _ change: (inout JSON) -> Void = { _ in }
  ) throws -> String {
    var bits = [UInt8](repeating: 0, count: 16_384)
    let index = try index
    if withdraws { bits[index / 8] |= 0x80 >> UInt8(index % 8) }
    let key = sample.issuer.key
    var json = try StatusListCredential.make(
      1, bits: bits, host: host, with: key, at: now - ago
    ).json
    change(&json)
    let signed = try SignedCredential(
      signing: json, with: key, method: key.publicKey.id.method(of: host.did), at: now - ago)
    return try home.file(
      "lijst-\(UUID().uuidString)", String(decoding: signed.bytes, as: UTF8.self))
  }

  var index: Int {
    get throws {
      let json = try SignedCredential(reading: sample.bytes("credential")).json
      return try CredentialContent(reading: json).status.index
    }
  }

  /// What somebody who starts again has.
  func verifier(
    _ lists: [String], published: [String] = [], remembers: Bool = true
  ) throws -> Verifier {
    try Verifier(trust: trust, register: .none, today: { VerdictCase.day }).also(
      trusting: [], statusLists: lists, published: published,
      memory: remembers ? PublishedMemory(folder: home("onthouden")) : nil)
  }

  /// What lists alone tell of a document of ours.
  enum Told { case isWithdrawn, isNotWithdrawn, nothing, somethingElse }

  func told(_ verdict: Verdict) -> Told {
    switch (verdict.state, verdict.wording == .onlyListed) {
    case (.revoked, false): .isWithdrawn
    case (.statusUnknown, true): .isNotWithdrawn
    case (.statusUnknown, false): .nothing
    default: .somethingElse
    }
  }

  func told(_ lists: String..., remembers: Bool = true) throws -> Told {
    told(try verifier(lists, remembers: remembers).verify(sample.bytes("credential")))
  }

  func remarks(_ verdict: Verdict) throws -> [String] {
    try verdict.unchecked(SharedFiles(issuer: nil).texts(.nl))
  }

  func day(ago: Int) throws -> String {
    try SharedFiles(issuer: nil).texts(.nl).long(.inTheNetherlands(now - ago))
  }

  // MARK: - Older and newer

  @Test func anOlderListRevivesNothingNotEvenAfterARestart() throws {
    let older = try list(ago: 200_000)
    let newer = try list(ago: 100, withdraws: true)
    #expect(try told(older) == .isNotWithdrawn)
    #expect(try told(newer) == .isWithdrawn)
    let late = try verifier([older])
    #expect(told(late.verify(try sample.bytes("credential"))) == .nothing)
    #expect(late.problems.count == 1)
    #expect(late.problems.first?.message.nl.contains("is ouder") == true)
    // What is older counts where nothing is remembered: that is what the memory is for.
    #expect(try told(older, remembers: false) == .isNotWithdrawn)
    #expect(try told(newer) == .isWithdrawn)
    #expect(try told(older, newer) == .isWithdrawn)
    let kept = try FileManager.default.contentsOfDirectory(atPath: home("onthouden"))
    #expect(kept.count == 1 && kept[0].hasPrefix("list-"))
  }

  /// Lists and copies know of each other: neither brings back what the newer other one has withdrawn.
  @Test func aListAndACopyKnowOfEachOther() throws {
    let site = sample.issuer.home("site")
    let file = try sample.bytes("credential")
    try FileManager.default.removeItem(atPath: "\(site)/status")
    #expect(try verifier([], published: [site]).verify(file).state == .valid)
    #expect(try told(list(ago: 200_000)) == .nothing)
    // Newer than the copy, and as new as a clock may be ahead.
    let newer = try list(ago: -100, withdraws: true)
    #expect(try told(newer) == .isWithdrawn)
    let verdict = try verifier([], published: [site]).verify(file)
    #expect(verdict.state == .statusUnknown)
    let why = verdict.reasons.first { $0.outcome == .fail }?.why
    #expect(why?.nl.contains("al een nieuwere lijst") == true)
    #expect(try verifier([newer], published: [site]).verify(file).state == .revoked)
    #expect(try verifier([], published: [site], remembers: false).verify(file).state == .valid)
  }

  /// Nothing that was withdrawn comes back: what an older list withdraws stays so.
  @Test func anOlderListMayStillWithdraw() throws {
    #expect(try told(list(ago: 100)) == .isNotWithdrawn)
    #expect(try told(list(ago: 200_000, withdraws: true)) == .isWithdrawn)
  }

  /// A list that does not say of when it is comes after none.
  @Test func aListWithoutADayIsOlderThanOneWithOne() throws {
    func undated() throws -> String {
      let key = sample.issuer.key
      var json = try StatusListCredential.make(
        1, bits: .init(repeating: 0, count: 16_384), host: host, with: key, at: now
      ).json
      json["validFrom"] = nil
      var proof: JSON = [
        "type": "DataIntegrityProof", "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": .string(key.publicKey.id.method(of: host.did)),
        "proofPurpose": "assertionMethod",
      ]
      let data = try DataIntegrityProof.hashData(json, proof: proof, by: .rdfc)
      proof["proofValue"] = .string("z" + Base58.encode(try key.sign(data)))
      json["proof"] = proof
      return try home.file("zonder-dag", json.text)
    }
    let list = try undated()
    let verdict = try verifier([list]).verify(sample.bytes("credential"))
    #expect(told(verdict) == .isNotWithdrawn)
    #expect(try remarks(verdict).contains { $0.contains("niet zegt van welke dag") })
    #expect(try told(self.list(ago: 100, withdraws: true)) == .isWithdrawn)
    #expect(try told(list) == .nothing)
  }

  /// What a proof says of when it was made counts where the list says nothing.
  @Test func aProofTellsTheDayToo() throws {
    let undated = try list(ago: 200_000) { $0["validFrom"] = nil }
    let verdict = try verifier([undated]).verify(sample.bytes("credential"))
    #expect(try remarks(verdict).contains { try $0.contains(day(ago: 200_000)) })
    #expect(try told(list(ago: 100, withdraws: true)) == .isWithdrawn)
    #expect(try told(undated) == .nothing)
  }

  /// A signature that has ended vouches for nothing, and one of later than now not yet.
  @Test(
    arguments: [
      ("expires", -10, false), ("expires", 600, true), ("created", 600, false),
      ("created", -10, true),
    ])
  func aProofsOwnDatesCount(member: String, ahead: Int, counts: Bool) throws {
    let key = sample.issuer.key
    let json = try StatusListCredential.make(
      1, bits: .init(repeating: 0, count: 16_384), host: host, with: key, at: now - 100
    ).json
    let signer = try ForeignIssuer(String(host.did.dropFirst("did:web:".count)), key)
    let signed = try signer.proven(json, [member: .string(Timestamp.utc(now + ahead))])
    let list = try home.file("gedateerd", signed.text)
    #expect(try told(list) == (counts ? .isNotWithdrawn : .nothing))
  }

  /// A list that lies beside a published register is remembered as one that is named.
  @Test func aListInAFolderIsRememberedToo() throws {
    let site = sample.issuer.home("site")
    let old = try list(ago: 200_000)
    #expect(try told(list(ago: 100, withdraws: true)) == .isWithdrawn)
    try FileManager.default.removeItem(atPath: "\(site)/status/1")
    try FileManager.default.copyItem(atPath: old, toPath: "\(site)/status/1")
    let late = try verifier([], published: [site])
    #expect(late.problems.count == 1)
    #expect(late.problems.first?.message.nl.contains("is ouder") == true)
    #expect(try verifier([], published: [site], remembers: false).problems.isEmpty)
    // The copy of the register beside it knows nothing newer.
    let verdict = late.verify(try sample.bytes("credential"))
    #expect(verdict.state == .valid && verdict.listed == nil)
    let found = PublishedFolders(
      [site], memory: try PublishedMemory(folder: home("onthouden"))
    ).current(trust: trust)
    #expect(found.remarks.count == 1 && found.problems.isEmpty)
  }

  @Test func anotherListOfTheSameOrganisationIsAnother() throws {
    #expect(try told(list(ago: 100)) == .isNotWithdrawn)
    let second = try list(ago: 200_000) { $0["id"] = "https://bewijs.example/status/2" }
    #expect(try verifier([second]).problems.isEmpty)
  }

  // MARK: - A list alone

  /// What a thief signs is on no list: only a register, or a copy of one, tells what was issued.
  @Test func aListAloneMakesNoDocumentOfOursValid() throws {
    let list = try list(ago: 100)
    let site = sample.issuer.home("site")
    for form in ["credential", "html", "svg"] {
      let file = try sample.bytes(form)
      let verdict = try verifier([list], remembers: false).verify(file)
      #expect(told(verdict) == .isNotWithdrawn, "\(form)")
      #expect(verdict.reasons.first { $0.outcome == .fail }?.policy == "register")
      #expect(verdict.facts != nil && verdict.symbol == "⚠")
      #expect(try verifier([list], published: [site]).verify(file).state == .valid)
    }
  }

  /// Signed with the organisation's key, and never registered.
  @Test func aThiefIsNotHelpedByAList() throws {
    let credential = Credential(
      try Sample.award(), id: try .random(), issuer: sample.issuer.folder.profile,
      status: Credential.StatusEntry(list: 1, index: 9), at: now - 100)
    let key = sample.issuer.key
    let stolen = try SignedCredential(
      signing: credential.json, with: key, method: key.publicKey.id.method(of: host.did),
      at: now - 100
    ).bytes
    #expect(told(try verifier([list(ago: 100)]).verify(stolen)) == .isNotWithdrawn)
    #expect(sample.issuer.verifier().verify(stolen).state == .unregistered)
  }

  /// Nor by signing what is not of our kind, in the name of an organisation whose list says that it keeps a
  /// register of ours.
  @Test func aThiefIsNotHelpedByAnotherSystemsForm() throws {
    let thief = try ForeignIssuer("bewijs.example", sample.issuer.key)
    let badge = try #require(try thief.documents().first { $0.name == "a status" }).bytes
    #expect(try verifier([list(ago: 100)]).verify(badge).state == .unreadable)
    let past = try list(ago: 900) { $0["validUntil"] = .string(Timestamp.utc(now - 100)) }
    #expect(try verifier([past], remembers: false).verify(badge).state == .statusUnknown)
    // What is left: a list of another form, which the thief signs as well. Beside the organisation's own it
    // helps no more.
    let theirs = try home.file(
      "van-de-dief", String(decoding: thief.list(1, "revocation"), as: UTF8.self))
    #expect(try verifier([theirs], remembers: false).verify(badge).state == .valid)
    let both = try verifier([theirs, list(ago: 100)], remembers: false)
    #expect(both.verify(badge).state == .unreadable)
  }

  /// The order of the states: what nobody could look up comes before a day.
  @Test func aDayDoesNotMakeUpForARegister() throws {
    let lists = try [list(ago: 100)]
    for day in [sample.days(-1), sample.days(9_000)] {
      let verifier = try Verifier(trust: trust, register: .none, today: { day }).also(
        trusting: [], statusLists: lists)
      #expect(told(verifier.verify(try sample.bytes("credential"))) == .isNotWithdrawn)
    }
  }

  @Test(
    arguments: [
      (.nl, "staat niet op de lijst van ingetrokken", "niet controleren of het in het register"),
      (.en, "is not on the list of withdrawn", "not check whether it is in the register"),
    ] as [(Language, String, String)])
  func theAnswerSaysWhatWasSeenAndWhatNot(language: Language, seen: String, unseen: String) throws {
    let texts = try SharedFiles(issuer: nil).texts(language)
    let file = try sample.bytes("credential")
    let verdict = try verifier([list(ago: 100)]).verify(file)
    let sentence = try verdict.sentence(texts)
    #expect(sentence.contains(seen) && sentence.contains(unseen) && !sentence.contains("{"))
    let json = try JSON(reading: verdict.json(language))
    #expect(json["state"] == "statusUnknown" && json["name"]?.string?.isEmpty == false)
    #expect(try !verifier([]).verify(file).sentence(texts).contains(seen))
  }

  /// A site of which the register does not count, as the service reads it.
  @Test func aListBesideABrokenCopyIsAListAlone() throws {
    let site = sample.issuer.home("site")
    try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(site)/register.jsonl"))
    let found = PublishedFolders([site]).current(trust: trust)
    #expect(found.registers.isEmpty && found.lists.count == 1 && found.problems.count == 1)
    let verifier = Verifier(trust: trust, register: .none, today: { VerdictCase.day })
      .with(published: found)
    #expect(told(verifier.verify(try sample.bytes("credential"))) == .isNotWithdrawn)
  }

  /// That one's own register cannot be read says nothing of another organisation's list.
  @Test func anothersListCountsWithoutTheOwnRegister() throws {
    let gone = Problem(.badRegister, nl: "weg", en: "gone")
    let owners: [(String?, Told)] = [
      ("did:web:ander.example", .isWithdrawn), (host.did, .nothing), (nil, .nothing),
    ]
    for (owner, expected) in owners {
      let verifier = try Verifier(
        trust: trust, register: .unavailable(gone, issuer: owner), today: { VerdictCase.day }
      ).also(trusting: [], statusLists: [list(ago: 100, withdraws: true)])
      #expect(told(verifier.verify(try sample.bytes("credential"))) == expected)
    }
  }
}
