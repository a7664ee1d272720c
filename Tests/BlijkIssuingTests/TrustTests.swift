import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkVerifying

/// Whom an organisation trusts.
@Suite struct TrustTests {
  private func other(_ host: String = "ander.example", in home: TemporaryFolder) throws -> String {
    let folder = try IssuerFolder.create(
      at: home("ander-\(UUID())"), profile: try IssuerProfileMaker.profile(host: host))
    _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    let site = home("site-\(UUID())")
    let paths = try folder.publish(to: site, with: try folder.unlock(TestIssuer.passphrase))
    return "\(site)/\(paths.written[0])"
  }

  @Test func addedListedRemoved() throws {
    let issuer = try TestIssuer()
    let file = try other(in: issuer.home)
    let change = try issuer.folder.trustChange(
      file, name: "De Ander", phone: "070 765 43 21", url: "https://ander.example")
    #expect(change.isNew && change.comes.count == 1 && change.goes.isEmpty)
    // Nothing is believed before somebody said so.
    #expect(issuer.folder.trusted().issuers.count == 1)
    try issuer.folder.trust(change)
    let listed = try #require(issuer.folder.trusted().issuers["did:web:ander.example"])
    #expect(listed.name == "De Ander" && listed.phone == "070 765 43 21" && listed.keys.count == 1)
    #expect(issuer.folder.trusted().problems.isEmpty)
    // Its next document takes the place of this one; what was written by hand stays.
    let next = try issuer.folder.trustChange(
      try other(in: issuer.home), name: nil, phone: nil, url: nil)
    #expect(!next.isNew && next.comes.count == 1 && next.goes.map(\.id) == listed.keys.map(\.id))
    try issuer.folder.trust(next)
    let now = issuer.folder.trusted()
    #expect(now.issuers.count == 2 && now.problems.isEmpty && now.remarks.isEmpty)
    #expect(now.issuers["did:web:ander.example"]?.name == "De Ander")
    #expect(now.issuers["did:web:ander.example"]?.phone == "070 765 43 21")
    try issuer.folder.distrust("did:web:ander.example")
    #expect(issuer.folder.trusted().issuers.keys.sorted() == ["did:web:bewijs.example"])
    #expect(problem { try issuer.folder.distrust("did:web:ander.example") }?.code == .notFound)
  }

  @Test func whatIsWrongIsRefused() throws {
    let issuer = try TestIssuer()
    let file = try other(in: issuer.home)
    try issuer.folder.trust(issuer.folder.trustChange(file, name: nil, phone: nil, url: nil))
    // The same key under another name: a token could not tell the two apart.
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let twin = try issuer.home.file(
      "dubbel.json", text.replacingOccurrences(of: "ander.example", with: "dubbel.example"))
    func refused(_ path: String, name: String? = nil, phone: String? = nil) -> Problem.Code? {
      problem { try issuer.folder.trustChange(path, name: name, phone: phone, url: nil) }?.code
    }
    #expect(refused(twin) == .badTrustList)
    #expect(refused(file, name: "<b>Ander</b>") == .badIssuer)
    #expect(refused(file, phone: "bel mij") == .badIssuer)
    #expect(refused(try issuer.home.file("leeg.json", "{}")) == .badTrustList)
    #expect(refused(issuer.home("weg.json")) == .cannotRead)
    let own = "\(issuer.folder.path)/trusted/bewijs.example.json"
    #expect(refused(own) == .badTrustList)
    #expect(problem { try issuer.folder.distrust("did:web:bewijs.example") }?.code == .badTrustList)
    #expect(issuer.folder.trusted().issuers.count == 2)
  }

  /// A lost key that comes back, or ends later, is a key that comes; one that is lost, or ends, is told too.
  @Test func whatAKeyIsGoodForIsComparedToo() throws {
    let issuer = try TestIssuer()
    let file = try other(in: issuer.home)
    try issuer.folder.trust(issuer.folder.trustChange(file, name: nil, phone: nil, url: nil))
    let good = try JSON(reading: BoundedFile.named(file, atMost: 1 << 20))
    func change(isLost: Bool, _ member: String?) throws -> IssuerFolder.TrustChange {
      var json = good
      var method = try #require(json["verificationMethod"]?.array?.first)
      if let member { method[member] = "2026-01-01T00:00:00Z" }
      json["verificationMethod"] = [method]
      if isLost { json["assertionMethod"] = [] }
      let path = try issuer.home.file("did-\(UUID()).json", json.text)
      return try issuer.folder.trustChange(path, name: nil, phone: nil, url: nil)
    }
    for (isLost, member) in [(true, "revoked"), (false, "expires"), (false, "revoked")] {
      let ends = try change(isLost: isLost, member)
      #expect(ends.ends.count == 1 && ends.comes.isEmpty && ends.goes.isEmpty)
      #expect(ends.mustBeAsked && ends.isLessened)
      try issuer.folder.trust(ends)
      let back = try change(isLost: false, nil)
      #expect(back.comes.count == 1 && back.ends.isEmpty && back.mustBeAsked && !back.isLessened)
      try issuer.folder.trust(back)
      #expect(try !change(isLost: false, nil).mustBeAsked)
    }
  }

  // MARK: - What is there and does not count at this moment

  /// Everything in the folder of trusted organisations, by name.
  private func files(_ issuer: TestIssuer) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: issuer.folder.trustedPath)
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(issuer.folder.trustedPath)/\($0)")))
      })
  }

  private func change(_ issuer: TestIssuer, _ file: String) throws -> IssuerFolder.TrustChange {
    try issuer.folder.trustChange(file, name: nil, phone: nil, url: nil)
  }

  /// Which of two files is the good one nobody but a person can tell.
  @Test(arguments: ["a.json", "z.json"])
  func aDIDInTwoFilesIsRefusedAndNothingIsTouched(second: String) throws {
    let issuer = try TestIssuer()
    let (first, thief) = (try other(in: issuer.home), try other(in: issuer.home))
    try issuer.folder.trust(
      try issuer.folder.trustChange(first, name: "De Ander", phone: "070 765 43 21", url: nil))
    let early = try change(issuer, thief)
    try FileManager.default.copyItem(
      atPath: thief, toPath: "\(issuer.folder.trustedPath)/\(second)")
    let before = try files(issuer)
    for file in [first, thief, try other(in: issuer.home)] {
      let found = problem { try change(issuer, file) }
      #expect(found?.code == .badTrustList)
      for name in ["ander.example.json", second] {
        #expect(found?.message.nl.contains("/\(name)") == true, "\(found as Any)")
      }
    }
    // Also where it came while somebody was asked.
    #expect(problem { try issuer.folder.trust(early) }?.code == .badTrustList)
    #expect(try files(issuer) == before)
    // Whoever goes, goes from both.
    #expect(try !issuer.folder.distrust("did:web:ander.example"))
    #expect(issuer.folder.trusted().issuers.count == 1)
  }

  @Test func oneThatDroppedOutIsKnownStill() throws {
    let issuer = try TestIssuer()
    let first = try other(in: issuer.home)
    try issuer.folder.trust(
      try issuer.folder.trustChange(first, name: "De Ander", phone: "070 765 43 21", url: nil))
    // Another file has its key, so that it counts in neither.
    let text = try String(contentsOfFile: first, encoding: .utf8)
    let twin = "\(issuer.folder.trustedPath)/dief.example.json"
    try text.replacingOccurrences(of: "ander.example", with: "dief.example")
      .write(toFile: twin, atomically: true, encoding: .utf8)
    #expect(issuer.folder.trusted().issuers.count == 1)
    let next = try change(issuer, try other(in: issuer.home))
    #expect(!next.isNew && next.mustBeAsked && next.comes.count == 1 && next.goes.count == 1)
    #expect(next.issuer.name == "De Ander" && next.issuer.phone == "070 765 43 21")
    // Its own document would not make it count: that is said, with the file that is in the way.
    #expect(problem { try change(issuer, first) }?.message.nl.contains(twin) == true)
  }

  @Test func oneThatComesWithTheProgramIsKnown() throws {
    let issuer = try TestIssuer()
    let first = try other(in: issuer.home)
    let keys = "\(issuer.folder.path)/Keys"
    try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: first, toPath: "\(keys)/ander.example.json")
    let known = try change(issuer, first)
    #expect(!known.isNew && !known.mustBeAsked)
    let thief = try change(issuer, try other(in: issuer.home))
    #expect(!thief.isNew && thief.mustBeAsked && thief.comes.count == 1 && thief.goes.count == 1)
    // Two that differ: what only one of them says is not known.
    try FileManager.default.copyItem(
      atPath: try other(in: issuer.home), toPath: "\(keys)/z.json")
    let unsure = try change(issuer, first)
    #expect(!unsure.isNew && unsure.mustBeAsked && unsure.comes.count == 1)
    #expect(unsure.goes.count == 1)
    try FileManager.default.removeItem(atPath: "\(keys)/z.json")
    // Off one's own list it is still there, and that is said.
    try issuer.folder.trust(try change(issuer, first))
    #expect(try issuer.folder.distrust("did:web:ander.example"))
  }

  @Test(arguments: ["{", #"{"id":"did:web:ander.example","assertionMethod":["x"]}"#])
  func aSpoiltFileIsNotOverwritten(text: String) throws {
    let issuer = try TestIssuer()
    for name in ["ander.example.json", "iets.json"] where name != "iets.json" || text != "{" {
      let path = "\(issuer.folder.trustedPath)/\(name)"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let before = try files(issuer)
      let found = problem { try change(issuer, try other(in: issuer.home)) }
      #expect(found?.message.nl.contains("\(path)' hoort bij did:web:ander.example") == true)
      #expect(try files(issuer) == before)
      try FileManager.default.removeItem(atPath: path)
    }
  }

  /// There is nothing to have read out.
  @Test func withoutAKeyThatSignsNothingIsTakenOver() throws {
    let issuer = try TestIssuer()
    let file = try other(in: issuer.home)
    var json = try JSON(reading: BoundedFile.named(file, atMost: 1 << 20))
    json["assertionMethod"] = []
    let none = try issuer.home.file("geen.json", json.text)
    #expect(problem { try change(issuer, none) }?.message.nl.contains("assertionMethod") == true)
    try issuer.folder.trust(try change(issuer, file))
    #expect(problem { try change(issuer, none) }?.message.nl.contains("assertionMethod") == true)
  }

  /// A file of an earlier version has another name; two with one DID would count in neither.
  @Test func anEarlierNameOfTheFileGoes() throws {
    let issuer = try TestIssuer()
    let file = try other("bewijs.example/elders", in: issuer.home)
    let old = "\(issuer.folder.trustedPath)/did_web_bewijs.example_elders.json"
    try FileManager.default.copyItem(atPath: file, toPath: old)
    #expect(
      issuer.folder.trusted().remarks.first?.message.nl.contains("bewijs.example_elders.json")
        == true)
    try issuer.folder.trust(issuer.folder.trustChange(file, name: "Elders", phone: nil, url: nil))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: issuer.folder.trustedPath).sorted()
        == ["bewijs.example.json", "bewijs.example_elders.json"])
    #expect(issuer.folder.trusted().remarks.isEmpty && issuer.folder.trusted().problems.isEmpty)
  }

  /// `a:80` and `a/80` have one name there.
  @Test func twoOrganisationsNeverShareAFile() throws {
    let issuer = try TestIssuer()
    for (host, counts) in [("ander.example:8080", true), ("ander.example/8080", false)] {
      let change = try issuer.folder.trustChange(
        try other(host, in: issuer.home), name: host, phone: nil, url: nil)
      #expect((problem { try issuer.folder.trust(change) } == nil) == counts)
    }
    #expect(issuer.folder.trusted().issuers.keys.sorted().first == "did:web:ander.example%3A8080")
  }
}
