import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkTestSupport
import Foundation
import Testing

@testable import Blijk

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
    ".well-known/did.json", "register.jsonl", "status/1", "status/7", "",
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
    for site in [folder.path, home.path, folder.path + "/../issuer/."] {
      #expect(problem { try publish(folder, to: site) }?.code == .badOutput)
    }
    #expect(!FileManager.default.fileExists(atPath: home(".well-known")))
    // A folder in it is a folder of its own.
    #expect(try publish(folder, to: folder.path + "/site").count == 4)
    let file = try home.file("bestand", "x")
    #expect(problem { try publish(folder, to: file) }?.code == .badOutput)
  }
}
