import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@Suite struct IssuerFolderTests {
  private func profile(_ host: String = "bewijs.example/moerwijk") throws -> IssuerProfile {
    try IssuerProfileMaker.profile(host: host)
  }

  /// Whoever guesses knows whose key it is.
  @Test func itsOwnHostIsNoPassphrase() throws {
    let home = try TemporaryFolder()
    let folder = try IssuerFolder.create(
      at: home("issuer"), profile: try profile("bewijs.dekringloop.example"))
    let found = problem {
      try folder.makeKey(.ed25519, bits: 0, passphrase: Passphrase("dekringloop2026"))
    }
    #expect(found?.code == .weakPassphrase)
    #expect(try folder.keyRing().entries.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/keys").isEmpty)
  }

  @Test func isWholeAndForItsOwnerOnly() throws {
    let home = try TemporaryFolder()
    let folder = try IssuerFolder.create(at: home("issuer"), profile: try profile())
    let names = try FileManager.default.contentsOfDirectory(atPath: home("issuer")).sorted()
    #expect(
      names.filter { !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") } == [
        "achievements", "issuer.toml", "keys", "register.sqlite", "register.sqlite-head", "trusted",
      ])
    for (name, mode) in [
      ("", 0o700), ("keys", 0o700), ("issuer.toml", 0o600), ("register.sqlite", 0o600),
    ] {
      let attributes = try FileManager.default.attributesOfItem(atPath: home("issuer/\(name)"))
      #expect(attributes[.posixPermissions] as? Int == mode)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["issuer"])
    #expect(problem { try folder.signingKey() }?.code == .noKey)
  }

  @Test func theProfileReadsBack() throws {
    let home = try TemporaryFolder()
    let made = try IssuerProfile(
      checking: "Stichting \"d'Ancona\" & Zn. \\ ü", host: "Bewijs.example/Moerwijk",
      signatory: nil, kvk: nil,
      url: nil, phone: "+31 70 123")
    _ = try IssuerFolder.create(at: home("issuer"), profile: made)
    let read = try IssuerFolder(path: home("issuer")).profile
    #expect(read.name == made.name)
    #expect(read.host.did == "did:web:bewijs.example:moerwijk")
    #expect(read.signatory.text == made.name)
    #expect(read.phone == "+31 70 123")
    #expect(read.kvk == nil && read.url == nil)
  }

  /// A service that runs as somebody else reads who is trusted, also after a new key.
  @Test func whoIsTrustedIsNoSecret() throws {
    let home = try TemporaryFolder()
    let folder = try IssuerFolder.create(at: home("issuer"), profile: try profile())
    let file = home("issuer/trusted/bewijs.example_moerwijk.json")
    func mode() throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    }
    #expect(try mode() == 0o644)
    let key = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    #expect(try mode() == 0o644)
    try folder.compromiseKey(key.id.thumbprint, since: .today())
    #expect(try mode() == 0o644)
  }

  /// A folder that is there stays the same folder, and becomes its owner's only.
  @Test func fillsAnEmptyFolder() throws {
    let home = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(
      atPath: home("issuer"), withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o755])
    func number() throws -> Int? {
      try files.attributesOfItem(atPath: home("issuer"))[.systemFileNumber] as? Int
    }
    let before = try number()
    _ = try IssuerFolder.create(at: home("issuer"), profile: try profile())
    #expect(try number() == before)
    #expect(try files.attributesOfItem(atPath: home("issuer"))[.posixPermissions] as? Int == 0o700)
    #expect(
      try files.contentsOfDirectory(atPath: home("issuer")).filter { $0.hasPrefix(".") }.isEmpty)
  }

  @Test func neverOverwrites() throws {
    let home = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: home("issuer"), withIntermediateDirectories: false)
    _ = try home.file("issuer/iets", "")
    let found = problem { try IssuerFolder.create(at: home("issuer"), profile: try profile()) }
    #expect(found?.code == .badIssuer)
    #expect(try FileManager.default.contentsOfDirectory(atPath: home("issuer")) == ["iets"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.path) == ["issuer"])
  }

  @Test(
    arguments: [
      ("", "a.example", nil, nil, nil), ("<b>", "a.example", nil, nil, nil),
      ("A", "https://a.example", nil, nil, nil),
      ("A", "a.example", "123", nil, nil), ("A", "a.example", "1234567a", nil, nil),
      ("A", "a.example", nil, "ftp://a", nil),
      ("A", "a.example", nil, "https://a\"b", nil), ("A", "a.example", nil, nil, "bel mij"),
      ("A", "a.example", nil, nil, "12"),
    ] as [(String, String, String?, String?, String?)])
  func refuses(name: String, host: String, kvk: String?, url: String?, phone: String?) {
    let found = problem {
      try IssuerProfile(
        checking: name, host: host, signatory: nil, kvk: kvk, url: url, phone: phone)
    }
    #expect(found?.code == .badIssuer)
  }

  @Test func aNewKeyTakesOver() throws {
    let issuer = try TestIssuer()
    let first = try issuer.folder.signingKey()
    let second = try issuer.folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    #expect(try issuer.folder.signingKey().id == second.id)
    #expect(try issuer.folder.keyRing().entries.map(\.key.id) == [second.id, first.id])
    // The old key's documents keep verifying.
    let trust = issuer.verifier().trust
    #expect(trust.owner(ofKeyPrefix: first.id.prefix) != nil)
    #expect(trust.owner(ofKeyPrefix: second.id.prefix) != nil)
    // And the old key signs nothing more.
    let found = problem { try issuer.issue("naam\nJan") }
    #expect(found?.code == .noKey)
  }

  /// A refused key is not made either, and what was issued stays valid.
  @Test func aClockSetBackMakesNoKey() throws {
    let sample = try VerdictCase()
    let keys = sample.issuer.folder.path + "/keys"
    let before = try FileManager.default.contentsOfDirectory(atPath: keys).sorted()
    _ = try RegisteredAt(Timestamp.now() + 86_400, by: sample.issuer)
    let found = problem {
      try sample.issuer.folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    }
    #expect(found?.code == .badDate)
    #expect(try FileManager.default.contentsOfDirectory(atPath: keys).sorted() == before)
    #expect(sample.verify(sample.link).state == .valid)
  }

  @Test func saysWhatIsMissing() throws {
    let home = try TemporaryFolder()
    #expect(problem { try IssuerFolder(path: home.path) }?.code == .badIssuer)
    let issuer = try TestIssuer()
    try FileManager.default.removeItem(atPath: issuer.folder.path + "/register.sqlite")
    #expect(problem { try issuer.issue("naam\nJan") }?.code == .badRegister)
    let other = try TestIssuer()
    for file in try FileManager.default.contentsOfDirectory(atPath: other.folder.path + "/keys") {
      try FileManager.default.removeItem(atPath: other.folder.path + "/keys/\(file)")
    }
    #expect(problem { try other.folder.signingKey() }?.code == .noKey)
  }
}
