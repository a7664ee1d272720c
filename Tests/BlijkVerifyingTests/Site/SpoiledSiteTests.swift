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

/// A published register with files that are missing, spoiled, old or of another: never a ✔ that was not there, and
/// never a ✖ for an honest paper.
@Suite struct SpoiledSiteTests {
  private func head(_ site: String) throws -> SiteHead {
    try SiteHead(published: bytes("\(site)/register/head.txt"))
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func write(_ bytes: [UInt8], _ path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  /// Signs a head anew, as whoever has a key could.
  private func sign(_ head: SiteHead, _ site: String, with key: any Signer) throws {
    try write(head.signed(with: key), "\(site)/register/head.txt")
  }

  private func changed(
    _ head: SiteHead, documents: Int? = nil, shards: [String]? = nil, codes: String?? = nil
  ) -> SiteHead {
    SiteHead(
      issuer: head.issuer, sequence: head.sequence + 1, time: head.time,
      documents: documents ?? head.documents, shards: shards ?? head.shards,
      codes: codes ?? head.codes)
  }

  /// Every byte of every file, one at a time: what stands there counts or does not, and nothing is called false.
  @Test(arguments: ["register", "codes"]) func noSpoiledByteMisleads(kind: String) throws {
    let sample = try PublishedSample(roster: "naam\nSamira el Bouazzaoui")
    var chance = Chance(seed: Amount.seed)
    for name in try sample.files(kind) {
      let path = "\(sample.site)/\(kind)/\(name)"
      let good = try bytes(path)
      for place in good.indices where good.count < 600 || Int.random(in: 0..<8, using: &chance) == 0
      {
        var spoiled = good
        spoiled[place] ^= UInt8(1 << Int.random(in: 0..<8, using: &chance))
        try write(spoiled, path)
        for text in [sample.link(), sample.code()] {
          let found = PublishedFolders([sample.site]).current(trust: try sample.trust)
          let state = Verifier(trust: try sample.trust, register: .none, today: { VerdictCase.day })
            .with(published: found).verify(Array(text.utf8)).state
          // A head that does not count is no copy at all, and a typed code then leads nowhere.
          let allowed: Set<Verdict.State> =
            text == sample.code()
            ? [.valid, .statusUnknown, .notFound] : [.valid, .statusUnknown]
          #expect(allowed.contains(state), "\(name) \(place): \(state)")
          let isNeeded = name != "head.txt" && (kind == "register" || text == sample.code())
          if isNeeded { #expect(state == .statusUnknown, "\(name) \(place)") }
        }
      }
      try write(good, path)
    }
  }

  @Test func missingAndCutOff() throws {
    let sample = try PublishedSample()
    for kind in ["register", "codes"] {
      for name in try sample.files(kind) where name != "head.txt" {
        let path = "\(sample.site)/\(kind)/\(name)"
        let good = try bytes(path)
        for count in [nil, 0, good.count / 2, good.count - 1] {
          if let count {
            try write(Array(good.prefix(count)), path)
          } else {
            try FileManager.default.removeItem(atPath: path)
          }
          #expect(try sample.verify(sample.code()).state == .statusUnknown)
          let scanned = try sample.verify(sample.link()).state
          #expect(scanned == (kind == "register" ? .statusUnknown : .valid))
        }
        try write(good, path)
      }
    }
    #expect(try sample.verify(sample.code()).state == .valid)
  }

  /// Files that are called by the right hash and signed for, but are not as they are written.
  @Test func signedAndStillNotAsWritten() throws {
    let sample = try PublishedSample()
    let (site, key) = (sample.site, sample.sample.issuer.key)
    let good = try head(site)
    let shard = try bytes("\(site)/register/\(good.shards[0]).bin")
    func put(_ bytes: [UInt8]) throws -> String {
      let name = SiteHead.name(of: bytes)
      try write(bytes, "\(site)/register/\(name).bin")
      return name
    }
    let records = stride(from: 0, to: shard.count, by: SiteRecord.size).map {
      Array(shard[$0..<($0 + SiteRecord.size)])
    }
    var odd = records[0]
    odd[80] = 3
    for bytes in [
      shard + [0], records.reversed().flatMap(\.self), records[0] + records[0], odd,
      Array(shard.dropLast()),
    ] {
      try sign(changed(good, shards: [try put(bytes)]), site, with: key)
      #expect(try sample.verify(sample.link()).state == .statusUnknown)
    }
    // Another number of files than the documents ask for could single somebody out.
    try sign(changed(good, documents: 1024), site, with: key)
    #expect(try sample.verify(sample.link()).state == .statusUnknown)
    // A document that the register does not hold may be newer than it.
    try sign(changed(good, shards: [""]), site, with: key)
    #expect(try sample.verify(sample.link()).state == .statusUnknown)
    // The same document with another text is not registered.
    let other = try sample.sample.link(
      Facts(
        kind: .deelname, title: "Anders", name: "Samira el Bouazzaoui", date: VerdictCase.day,
        validUntil: nil, period: nil, tasks: [],
        isTest: false),
      id: sample.sample.id)
    try sign(changed(good), site, with: key)
    #expect(try sample.verify(other).state == .unregistered)
    #expect(try sample.verify(sample.link()).state == .valid)
  }

  /// What is sealed counts only where the register says the same.
  @Test func aSealedCodeNeedsTheRegister() throws {
    let sample = try PublishedSample()
    let (site, key) = (sample.site, sample.sample.issuer.key)
    let good = try head(site)
    let issuer = sample.folder.profile.host.did
    let id = sample.sample.id
    let keys = CodeKeys(of: id, issuer: issuer)
    func state(_ contents: [UInt8], _ tag: [UInt8]? = nil) throws -> Verdict.State {
      let record = SiteCodes.Record(
        tag: tag ?? keys.tag, sealed: keys.seal(contents, issuer: issuer))
      let name = SiteHead.name(of: record.bytes)
      try write(record.bytes, "\(site)/codes/\(name).bin")
      let list = SiteCodes.list([name])
      try write(list, "\(site)/codes/\(SiteHead.name(of: list)).txt")
      try sign(changed(good, codes: SiteHead.name(of: list)), site, with: key)
      return try sample.verify(sample.code()).state
    }
    let token = try sample.sample.token()
    #expect(try state(SealedContents.shown(token: token.bytes, details: []).bytes) == .valid)
    for ended in [RegisterEntry.State.revoked, .replaced] {
      #expect(try state(SealedContents.ended(ended).bytes) == .statusUnknown)
    }
    let other = try TokenDigits.decode(sample.link(1).split(separator: "#").last ?? "")
    #expect(try state(SealedContents.shown(token: other, details: []).bytes) == .statusUnknown)
    let changedText = try Token(
      signing: Facts(
        kind: .deelname, title: "Anders", name: "Samira", date: VerdictCase.day, validUntil: nil,
        period: nil, tasks: [],
        isTest: false), id: id, with: key)
    #expect(
      try state(SealedContents.shown(token: changedText.bytes, details: []).bytes)
        == .statusUnknown)
    for text in [
      "", "{}", #"{"state":"active"}"#, #"{"state":"revoked","x":1}"#, #"{"token":"AA"}"#,
      #"{"details":[],"token":"AA"}"#, #" {"state":"revoked"}"#, "[]", "\u{0}",
    ] {
      #expect(try state(Array(text.utf8)) == .statusUnknown, "\(text)")
    }
  }

  /// Another organisation's files, or files that another key signed, tell nothing of this one.
  @Test func ofAnotherOrganisationOrKey() throws {
    let sample = try PublishedSample()
    let other = try PublishedSample()
    let good = try head(sample.site)
    let stranger = try TestKeys.otherEd25519.get()
    try sign(good, sample.site, with: stranger)
    #expect(try sample.verify(sample.link()).state == .statusUnknown)
    // The same name, another key: what the other signed is not believed here.
    for kind in ["register", "codes"] {
      try FileManager.default.removeItem(atPath: "\(sample.site)/\(kind)")
      try FileManager.default.copyItem(
        atPath: "\(other.site)/\(kind)", toPath: "\(sample.site)/\(kind)")
    }
    let state = try sample.verify(sample.link()).state
    // Test organisations of one kind share their key: the register is then of a later day, and lacks the document.
    #expect(state == .statusUnknown)
    #expect(try sample.verify(sample.code()).state == .notFound)
  }
}
