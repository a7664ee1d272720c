import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkIssuing
@testable import BlijkVerifying

/// Checking elsewhere, with a register that was published in files.
@Suite struct PublishedSiteTests {
  @Test(arguments: KeyAlgorithm.allCases)
  func theWholeLifeOfADocument(algorithm: KeyAlgorithm) throws {
    let sample = try PublishedSample(algorithm)
    let register = try sample.folder.register()
    let (first, second, third) = (
      sample.sample.report.documents[0].id, sample.sample.report.documents[1].id,
      sample.sample.report.documents[2].id
    )
    let ids = [try #require(first), try #require(second), try #require(third)]
    for number in 0..<3 {
      for text in [sample.link(number), sample.code(number)] {
        #expect(try sample.verify(text).state == .valid)
      }
    }
    let typed = try sample.verify(sample.code())
    #expect(typed.facts?.name == "Samira el Bouazzaoui" && typed.id == ids[0])
    #expect(typed.copyDay == .today() && typed.details?.fields.isEmpty == false)

    _ = try register.revoke([ids[0]], at: 1)
    try sample.publish()
    for text in [sample.link(), sample.code()] {
      let verdict = try sample.verify(text)
      #expect(verdict.state == .revoked && verdict.facts == nil)
    }
    // Hidden: a typed code shows nothing, a scan does.
    _ = try register.setHidden(true, [ids[1]], at: 2)
    try sample.publish()
    #expect(try sample.verify(sample.code(1)).state == .notFound)
    #expect(try sample.verify(sample.link(1)).state == .valid)
    _ = try register.setHidden(false, [ids[1]], at: 3)
    try sample.publish()
    #expect(try sample.verify(sample.code(1)).state == .valid)
    _ = try register.erase([ids[2]], at: 4)
    try sample.publish()
    #expect(try sample.verify(sample.code(2)).state == .notFound)
    #expect(try sample.verify(sample.link(2)).state == .valid)
    #expect(try sample.verify(sample.link(1)).state == .valid)
  }

  /// Of who was erased or hidden there is nothing left that the code opens, in whatever file.
  @Test(arguments: [false, true]) func nothingIsLeftOfWhoIsGone(isErased: Bool) throws {
    let sample = try PublishedSample()
    let register = try sample.folder.register()
    let id = try #require(sample.sample.report.documents[1].id)
    let keys = CodeKeys(of: id, issuer: sample.folder.profile.host.did)
    func holders() throws -> [String] {
      try sample.files("codes").filter { name in
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(sample.site)/codes/\(name)"))
        return bytes.range(of: Data(keys.tag)) != nil
      }
    }
    let before = try holders()
    #expect(before.count == 1)
    if isErased {
      _ = try register.erase([id], at: 4)
    } else {
      _ = try register.setHidden(true, [id], at: 4)
    }
    let done = try sample.publish()
    #expect(try holders().isEmpty)
    #expect(done.removed == before.map { "codes/\($0)" })
    #expect(sample.folder.removedFromSite() == done.removed)
  }

  /// Writing what changed gives the same files as writing all.
  @Test func whatChangedIsAsWhenAllIsWritten() throws {
    let sample = try PublishedSample()
    let register = try sample.folder.register()
    _ = try sample.sample.issuer.issue("naam\nPiet Pak\nKees Kan")
    let id = try #require(sample.sample.report.documents[0].id)
    _ = try register.revoke([id], at: 5)
    let done = try sample.publish()
    #expect(
      !done.written.contains("q/index.html") && !done.written.contains(".well-known/did.json"))
    // A list that is newer than the register would make every document uncertain.
    #expect(Array(done.written.suffix(2)) == ["register/head.txt", "status/1"])
    let fresh = sample.sample.issuer.home("vers")
    try sample.publish(to: fresh)
    func head(_ site: String) throws -> SiteHead {
      try SiteHead(
        published: Array(try Data(contentsOf: URL(fileURLWithPath: "\(site)/register/head.txt"))))
    }
    let (changed, all) = (try head(sample.site), try head(fresh))
    #expect(changed.documents == 5 && all.documents == 5)
    #expect(changed.shards == all.shards && changed.codes == all.codes && changed.codes != nil)
    // Where a file is missing, or a head is not our last, all is written again.
    try FileManager.default.removeItem(atPath: "\(sample.site)/register/\(changed.shards[0]).bin")
    _ = try register.revoke([try #require(sample.sample.report.documents[1].id)], at: 6)
    try sample.publish()
    #expect(try sample.verify(sample.link(2)).state == .valid)
    #expect(try sample.verify(sample.link(1)).state == .revoked)
  }

  /// Where codes cannot be typed nothing is published of them, and what was is taken away.
  @Test func theSwitchWorks() throws {
    let off = try PublishedSample(typedCodes: false)
    #expect(!FileManager.default.fileExists(atPath: "\(off.site)/codes"))
    #expect(FileManager.default.fileExists(atPath: "\(off.site)/register.jsonl"))
    #expect(try off.verify(off.link()).state == .valid)
    #expect(try off.verify(off.code()).state == .notFound)
    let sample = try PublishedSample()
    #expect(!FileManager.default.fileExists(atPath: "\(sample.site)/register.jsonl"))
    let path = "\(sample.folder.path)/issuer.toml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
      .replacing("typed-codes = true", with: "typed-codes = false")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let done = try IssuerFolder(path: sample.folder.path)
      .publish(to: sample.site, with: sample.sample.issuer.key)
    #expect(try sample.files("codes").isEmpty && done.removed.count == 2)
    #expect(try sample.verify(sample.code()).state == .notFound)
    #expect(try sample.verify(sample.link()).state == .valid)
  }

  /// A copy that is older than one seen before does not count, in many files as in one.
  @Test func anOlderHeadDoesNotCount() throws {
    let sample = try PublishedSample()
    let home = sample.sample.issuer.home
    try FileManager.default.copyItem(atPath: sample.site, toPath: home("oud"))
    _ = try sample.folder.register().revoke([sample.sample.id], at: 1)
    try sample.publish()
    let base = Verifier(trust: try sample.trust, register: .none, today: { VerdictCase.day })
    let memory = try PublishedMemory(folder: home("geheugen"))
    let newer = try base.also(trusting: [], published: [sample.site], memory: memory)
    #expect(newer.verify(Array(sample.link().utf8)).state == .revoked)
    let found = problem { try base.also(trusting: [], published: [home("oud")], memory: memory) }
    #expect(found?.message.nl.contains("is ouder") == true)
  }
}

/// A publication that was ended halfway, and what is somebody else's.
@Suite struct UnfinishedSiteTests {
  @Test func whatIsLeftOfAFileGoes() throws {
    let sample = try PublishedSample()
    let left = "codes/.blijk-0123ABCD-4567"
    try Data([1]).write(to: URL(fileURLWithPath: "\(sample.site)/\(left)"))
    let done = try sample.publish()
    #expect(!FileManager.default.fileExists(atPath: "\(sample.site)/\(left)"))
    #expect(done.removed == [left])
  }

  /// Told again until the host says that it is gone; and not what is needed again.
  @Test func whatMustGoIsTold() throws {
    let sample = try PublishedSample()
    let register = try sample.folder.register()
    let id = sample.sample.id
    let shard = try #require(try sample.files("codes").first { $0.hasSuffix(".bin") })
    _ = try register.setHidden(true, [id], at: 1)
    #expect(try sample.publish().removed == ["codes/\(shard)"])
    #expect(try sample.publish().removed == ["codes/\(shard)"])
    _ = try register.setHidden(false, [id], at: 2)
    let again = try sample.publish()
    #expect(!again.removed.contains("codes/\(shard)"))
    #expect(try sample.files("codes").contains(shard))
  }

  @Test func aSpoiledFileIsWrittenAgain() throws {
    let sample = try PublishedSample()
    let shard = try #require(try sample.files("register").first { $0.hasSuffix(".bin") })
    let path = "\(sample.site)/register/\(shard)"
    let good = try Data(contentsOf: URL(fileURLWithPath: path))
    try Data(count: good.count).write(to: URL(fileURLWithPath: path))
    _ = try sample.folder.register().revoke([sample.sample.id], at: 1)
    try sample.publish()
    #expect(try sample.verify(sample.link(1)).state == .valid)
    #expect(try sample.verify(sample.link()).state == .revoked)
  }

  /// Programs that send files go by length and second.
  @Test func eachHeadIsOfALaterSecond() throws {
    let sample = try PublishedSample()
    let head = "\(sample.site)/register/head.txt"
    func second() throws -> Int {
      let date = try FileManager.default.attributesOfItem(atPath: head)[.modificationDate] as? Date
      return Int(try #require(date).timeIntervalSince1970)
    }
    var before = try second()
    for moment in 1...3 {
      _ = try sample.folder.register().setHidden(moment % 2 == 1, [sample.sample.id], at: moment)
      try sample.publish()
      #expect(try second() > before)
      before = try second()
    }
  }

  /// Where it is not known where a withdrawn document is on its list, it would be valid again there.
  @Test func withoutItsListsNothingIsPublished() throws {
    let sample = try PublishedSample()
    _ = try sample.folder.register().revoke([sample.sample.id], at: 1)
    _ = try SQLite.rows(
      sample.folder.path + "/register.sqlite",
      "DELETE FROM document WHERE number = 1")
    let head = "\(sample.site)/register/head.txt"
    let before = FileManager.default.contents(atPath: head)
    #expect(problem { try sample.publish() }?.code == .badRegister)
    #expect(FileManager.default.contents(atPath: head) == before)
  }

  @Test func whatIsSomebodyElsesStays() throws {
    let sample = try PublishedSample()
    for name in ["_headers", "index.html"] {
      try Data("van mij".utf8).write(to: URL(fileURLWithPath: "\(sample.site)/\(name)"))
    }
    let done = try sample.publish()
    #expect(done.left.sorted() == ["_headers", "index.html"])
    #expect(
      try String(contentsOfFile: "\(sample.site)/_headers", encoding: .utf8) == "van mij")
  }
}
