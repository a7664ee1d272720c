import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkVerifying

/// What an organisation puts on its web site.
@Suite struct PublishTests {
  private func organisation(host: String, keys: [KeyAlgorithm], in home: TemporaryFolder) throws
    -> IssuerFolder
  {
    let folder = try IssuerFolder.create(
      at: home("issuer"), profile: try IssuerProfileMaker.profile(host: host))
    for algorithm in keys {
      _ = try folder.makeKey(algorithm, bits: 2048, passphrase: TestIssuer.passphrase)
    }
    return folder
  }

  private func publish(_ folder: IssuerFolder, to site: String) throws -> [String] {
    try folder.publish(to: site, with: try folder.unlock(TestIssuer.passphrase))
    let host = folder.profile.host
    return [host.didPath, host.keySetPath, host.statusListPath(1), host.path("register.jsonl")]
      .filter { FileManager.default.fileExists(atPath: "\(site)/\($0)") }
  }

  private func json(_ path: String) throws -> JSON {
    try JSON(reading: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
  }

  /// Every key, the newest first, as whoever trusts the organisation reads them.
  @Test func theReaderOfTrustedIssuersReadsIt() throws {
    let home = try TemporaryFolder()
    let folder = try organisation(
      host: "bewijs.example", keys: [.ed25519, .rsa, .ed25519], in: home)
    let site = home("site")
    #expect(
      try publish(folder, to: site) == [
        ".well-known/did.json", ".well-known/jwks.json", "status/1", "register.jsonl",
      ])
    let issuer = try #require(try TrustList.issuers(at: "\(site)/.well-known/did.json").first)
    let keys = try folder.keyRing().entries.map(\.key)
    #expect(issuer.did == "did:web:bewijs.example")
    #expect(issuer.name == "Buurtkamer Moerwijk")
    #expect(issuer.keys == keys && keys.map(\.algorithm) == [.ed25519, .rsa, .ed25519])
    let set = try #require(try json("\(site)/.well-known/jwks.json")["keys"]?.array)
    #expect(try set.map { try PublicKey(jwk: $0) } == keys)
    #expect(set.map { $0["kid"]?.string } == issuer.methods)
    #expect(set.allSatisfy { $0["d"] == nil && $0["use"] == "sig" })
  }

  /// Someone elsewhere, with nothing but the published file, knows the signature.
  @Test(arguments: KeyAlgorithm.allCases)
  func itSufficesToCheckASignature(algorithm: KeyAlgorithm) throws {
    let sample = try VerdictCase(algorithm)
    let site = sample.issuer.home("site")
    try sample.issuer.folder.publish(to: site, with: sample.issuer.key)
    let trust = try TrustList.publisher(of: site)
    let verifier = Verifier(trust: trust, register: .none, today: { VerdictCase.day })
    for input in [Array(sample.link.utf8), try sample.bytes("html")] {
      let verdict = verifier.verify(input)
      #expect(verdict.state == .statusUnknown)
      #expect(verdict.facts?.name == "Samira el Bouazzaoui")
    }
  }

  /// A web server can read them, and nothing else is left there.
  @Test func publishingAgainReplacesTheFiles() throws {
    let home = try TemporaryFolder()
    let folder = try organisation(host: "bewijs.example", keys: [.ed25519], in: home)
    let site = home("site")
    let paths = try publish(folder, to: site)
    let first = try json("\(site)/.well-known/did.json")
    _ = try publish(folder, to: site)
    #expect(try json("\(site)/.well-known/did.json") == first)
    _ = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    _ = try publish(folder, to: site)
    #expect(try json("\(site)/.well-known/did.json") != first)
    let files = try FileManager.default.subpathsOfDirectory(atPath: site)
    #expect(files.filter { $0.contains(".j") || $0 == "status/1" }.sorted() == paths.sorted())
    for path in paths {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(site)/\(path)")[
        .posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o644)
    }
  }

  @Test func belowASharedHost() throws {
    let home = try TemporaryFolder()
    let folder = try organisation(
      host: "bewijs.example/moerwijk", keys: [.ed25519], in: home)
    #expect(
      try publish(folder, to: home("site")) == [
        "moerwijk/did.json", "moerwijk/.well-known/jwks.json", "moerwijk/status/1",
        "moerwijk/register.jsonl",
      ])
    let issuer = try #require(try TrustList.issuers(at: home("site/moerwijk/did.json")).first)
    #expect(issuer.did == "did:web:bewijs.example:moerwijk")
  }

  @Test func withoutAKeyThereIsNothingToPublish() throws {
    let home = try TemporaryFolder()
    let folder = try organisation(host: "bewijs.example", keys: [], in: home)
    #expect(problem { try publish(folder, to: home("site")) }?.code == .noKey)
    #expect(!FileManager.default.fileExists(atPath: home("site")))
  }

  /// A slip of the hand would put our keys in the place of theirs.
  @Test(arguments: [
    ".well-known/did.json", "register.jsonl", "status/1", "status/7", ".well-known/jwks.json", "",
  ])
  func neverOverAnotherOrganisation(left: String) throws {
    let home = try TemporaryFolder()
    let other = try organisation(host: "ander.example", keys: [.ed25519], in: home)
    let site = home("site")
    let paths = try publish(other, to: site)
    // Each of these files says it by itself.
    for path in paths where !left.isEmpty {
      let from = path == "status/1" && left.hasPrefix("status") ? left : path
      if from == left, from != path {
        try FileManager.default.moveItem(atPath: "\(site)/\(path)", toPath: "\(site)/\(from)")
      } else if from != left {
        try FileManager.default.removeItem(atPath: "\(site)/\(path)")
      }
    }
    let files = try FileManager.default.subpathsOfDirectory(atPath: site).sorted()
    let then = files.map { FileManager.default.contents(atPath: "\(site)/\($0)") }
    for (number, host) in ["bewijs.example", "bewijs.example/moerwijk"].enumerated() {
      // Above ours there may be any key set; it is not touched.
      if left == ".well-known/jwks.json", number == 1 { continue }
      let own = try TemporaryFolder()
      let folder = try organisation(host: host, keys: [.ed25519], in: own)
      let found = problem { try publish(folder, to: site) }
      #expect(found?.code == .badOutput, "\(number) \(left)")
      #expect(found?.message.nl.contains("did:web:ander.example") == true, "\(found as Any)")
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: site).sorted() == files)
    #expect(files.map { FileManager.default.contents(atPath: "\(site)/\($0)") } == then)
  }

  /// Those who share a host share its folder, but not a name.
  @Test func besideOthersOfOneHost() throws {
    let hosts = ["bewijs.example", "bewijs.example/moerwijk", "bewijs.example/escamp"]
    let home = try TemporaryFolder()
    let site = home("site")
    let homes = try hosts.map { _ in try TemporaryFolder() }
    let folders = try zip(hosts, homes).map { try organisation(host: $0, keys: [.ed25519], in: $1) }
    for folder in folders + folders { #expect(try publish(folder, to: site).count == 4) }
    // One of another name in the place of Escamp's.
    let escamp = "\(site)/escamp/did.json"
    let text = try String(contentsOfFile: escamp, encoding: .utf8)
    try text.replacing("bewijs.example:escamp", with: "bewijs.example:laak")
      .write(toFile: escamp, atomically: true, encoding: .utf8)
    let found = problem { try publish(folders[2], to: site) }
    #expect(found?.message.en.contains("did:web:bewijs.example:laak") == true)
  }

  /// A register of our own that was cut off is written again; alone it could be anybody's.
  @Test func overOurOwnSpoiledRegister() throws {
    let home = try TemporaryFolder()
    let folder = try organisation(host: "bewijs.example", keys: [.ed25519], in: home)
    let site = home("site")
    _ = try publish(folder, to: site)
    let register = "\(site)/register.jsonl"
    let whole = FileManager.default.contents(atPath: register)
    for text in ["{}", "", "{\"issuer\":"] {
      try text.write(toFile: register, atomically: true, encoding: .utf8)
      #expect(try publish(folder, to: site).count == 4)
      #expect(FileManager.default.contents(atPath: register)?.count == whole?.count)
    }
    try "{}".write(toFile: register, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(atPath: "\(site)/.well-known/did.json")
    #expect(problem { try publish(folder, to: site) }?.code == .badOutput)
  }

  /// A key set without a DID is another program's.
  @Test(arguments: ["{}", "{\"keys\":[{\"kty\":\"OKP\"}]}", "vreemd"])
  func overAKeySetThatIsNotOurs(text: String) throws {
    let home = try TemporaryFolder()
    let folder = try organisation(host: "bewijs.example", keys: [.ed25519], in: home)
    let site = home("site")
    for isBeside in [false, true] {
      if isBeside { _ = try publish(folder, to: site) }
      try FileManager.default.createDirectory(
        atPath: "\(site)/.well-known", withIntermediateDirectories: true)
      let path = "\(site)/.well-known/jwks.json"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      #expect(problem { try publish(folder, to: site) }?.message.nl.contains("jwks.json") == true)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
      try FileManager.default.removeItem(atPath: path)
    }
  }

  /// Whoever makes a new folder for an old address would take away all that its keys signed.
  @Test(arguments: [".well-known/did.json", ".well-known/jwks.json"])
  func overKeysOfOurOwnThatWeDoNotHave(left: String) throws {
    let home = try TemporaryFolder()
    let early = try organisation(host: "bewijs.example", keys: [.ed25519], in: home)
    let site = home("site")
    for path in try publish(early, to: site) where path != left {
      try FileManager.default.removeItem(atPath: "\(site)/\(path)")
    }
    let elsewhere = try TemporaryFolder()
    let other = try organisation(host: "bewijs.example", keys: [.ed25519], in: elsewhere)
    let before = FileManager.default.contents(atPath: "\(site)/\(left)")
    let lost = try other.keysLost(byPublishingTo: site)
    #expect(lost == (try early.keyRing().entries.map(\.key)))
    let found = problem { try publish(other, to: site) }
    #expect(found?.code == .declined && found?.message.nl.contains("--yes") == true)
    #expect(FileManager.default.contents(atPath: "\(site)/\(left)") == before)
    #expect(try early.keysLost(byPublishingTo: site).isEmpty)
    let key = try other.unlock(TestIssuer.passphrase)
    var losing = PublishOptions()
    losing.replacesKeys = true
    #expect(try other.publish(to: site, with: key, options: losing).written.contains(left))
  }

  @Test(arguments: [".well-known/did.json", ".well-known/jwks.json", "status/1", "register.jsonl"])
  func neverOverALink(name: String) throws {
    let home = try TemporaryFolder()
    let folder = try organisation(host: "bewijs.example", keys: [.ed25519], in: home)
    let site = home("site")
    _ = try publish(folder, to: site)
    let files = FileManager.default
    for target in ["elders", "weg"] {
      if target == "elders" {
        try files.moveItem(atPath: "\(site)/\(name)", toPath: home(target))
      } else {
        try files.removeItem(atPath: "\(site)/\(name)")
      }
      try files.createSymbolicLink(
        atPath: "\(site)/\(name)", withDestinationPath: home(target))
      let others = try files.subpathsOfDirectory(atPath: site).filter { $0 != name }.sorted()
      let before = others.map { files.contents(atPath: "\(site)/\($0)") }
      let found = problem { try publish(folder, to: site) }
      #expect(found?.code == .badOutput && found?.message.nl.contains(name) == true)
      #expect(others.map { files.contents(atPath: "\(site)/\($0)") } == before)
      #expect(try files.destinationOfSymbolicLink(atPath: "\(site)/\(name)") == home(target))
    }
  }

  @Test func overAListThatNobodyCanRead() throws {
    let home = try TemporaryFolder()
    let folder = try organisation(host: "bewijs.example", keys: [.ed25519], in: home)
    let site = home("site")
    _ = try publish(folder, to: site)
    let strange = "\(site)/status/12"
    try "vreemd".write(toFile: strange, atomically: true, encoding: .utf8)
    let found = problem { try publish(folder, to: site) }
    #expect(found?.code == .badOutput && found?.message.nl.contains("status/12") == true)
    try FileManager.default.moveItem(atPath: strange, toPath: "\(site)/status/leesmij.txt")
    #expect(try publish(folder, to: site).count == 4)
  }

  /// The private keys would lie on the web.
  @Test func neverIntoTheOrganisationsOwnFolder() throws {
    let home = try TemporaryFolder()
    let folder = try organisation(host: "bewijs.example", keys: [.ed25519], in: home)
    let files = FileManager.default
    let keys = try files.subpathsOfDirectory(atPath: folder.path + "/keys").sorted()
    try files.createSymbolicLink(atPath: home("link"), withDestinationPath: folder.path)
    try files.createSymbolicLink(atPath: home("keys"), withDestinationPath: "issuer/keys")
    try files.createSymbolicLink(atPath: home("op"), withDestinationPath: "..")
    for site in [
      folder.path, home.path, folder.path + "/../issuer/.", "/", home("link"), home("keys"),
      folder.path + "/keys", folder.path + "/site", folder.path + "/keys/nieuw/../site",
      home("link/site/nog/dieper"), home("weg/../issuer/site"), home("op"), home("keys/../site"),
    ] {
      let found = problem { try publish(folder, to: site) }
      #expect(found?.message.nl.contains("nooit op een website") == true, "\(site)")
    }
    // A link to it from within a site is as bad.
    for name in [".well-known", "status"] {
      let site = home("site-\(name)")
      try files.createDirectory(atPath: site, withIntermediateDirectories: false)
      try files.createSymbolicLink(
        atPath: "\(site)/\(name)", withDestinationPath: folder.path + "/keys")
      let found = problem { try publish(folder, to: site) }
      #expect(found?.message.nl.contains("nooit op een website") == true, "\(name)")
      #expect(try files.contentsOfDirectory(atPath: site) == [name])
    }
    #expect(!files.fileExists(atPath: home(".well-known")))
    #expect(try files.subpathsOfDirectory(atPath: folder.path + "/keys").sorted() == keys)
    #expect(!files.fileExists(atPath: folder.path + "/site"))
    // A folder with a name that begins as it is another.
    #expect(try publish(folder, to: folder.path + "-site").count == 4)
    let file = try home.file("bestand", "x")
    #expect(problem { try publish(folder, to: file) }?.code == .badOutput)
  }
}
