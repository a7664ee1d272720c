import BlijkBasics
import BlijkKeys
import BlijkRegister
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkIssuing

/// A folder without an address is for practice, until it gets one.
@Suite struct PracticeFolderTests {
  private static let roster = "naam\nSamira el Bouazzaoui\n"

  @Test func onlyPracticeDocumentsAndDraftsAreMade() throws {
    let issuer = try TestIssuer(host: IssuerHost.practice)
    let refused = problem { try issuer.issue(Self.roster) }
    #expect(refused?.code == .badIssuer)
    #expect(refused?.message.nl.contains("blijk init '\(issuer.folder.path)' --host") == true)
    let made = try issuer.issue(Self.roster) { $0.isTest = true }
    let id = try #require(made.documents.first?.id)
    #expect(issuer.verifier().verify(Array(id.checkCode.utf8)).state == .test)
    _ = try Issuer(folder: issuer.folder).plan(replacing: id)
    let list = try issuer.home.file("l.csv", Self.roster)
    let draft = try Issuer(folder: issuer.folder).planDraft(
      IssueRequest(achievement: "ehbo"), for: Sheet(file: list))
    _ = try Issuer(folder: issuer.folder).draft(draft, to: issuer.home("concept"))
    let site = issuer.home("site")
    #expect(problem { try issuer.folder.publish(to: site, with: issuer.key) }?.code == .badIssuer)
    #expect(!FileManager.default.fileExists(atPath: site))
    let own = made.documents.flatMap(\.files).first { $0.hasSuffix(".html") }.map {
      "\(made.output)/\($0)"
    }
    let file = try #require(own)
    let endorsing = problem {
      try Issuer(folder: issuer.folder).endorse(
        file, language: .nl, checkedBy: issuer.verifier(), with: issuer.key)
    }
    #expect(endorsing?.message.nl.contains("oefenmap") == true)
  }

  @Test func anAddressSetsPracticeAsideAndLosesNothing() throws {
    let practised = try Practised()
    let (folder, practice) = try practised.leave()
    #expect(practice == folder.path + "/oefenen")
    try practised.expectDone(folder, practice: practice)
    let again = problem { try folder.leavePractice(as: practised.profile) }
    #expect(again?.message.nl.contains("is al de map van bewijs.example") == true)
    #expect(try folder.keyRing().entries.count == 1)
    _ = try folder.unlock(TestIssuer.passphrase)
  }

  /// A folder of that name that somebody made stays as it is.
  @Test func anotherFolderOfThatNameStays() throws {
    let practised = try Practised()
    let own = practised.issuer.folder.path + "/oefenen"
    _ = try practised.issuer.issue(Self.roster, to: own) { $0.isTest = true }
    let before = try FileManager.default.contentsOfDirectory(atPath: own).sorted()
    let (folder, practice) = try practised.leave()
    #expect(practice == own + "-2")
    #expect(try FileManager.default.contentsOfDirectory(atPath: own).sorted() == before)
    try practised.expectDone(folder, practice: practice)
  }

  /// Ended after each step, and between any two files: until it is done every command refuses, and then it
  /// goes on.
  @Test(arguments: 0..<14) func itGoesOnWhereItWasEnded(_ steps: Int) throws {
    let practised = try Practised()
    try practised.leave(upTo: steps)
    let halfway = try IssuerFolder(path: practised.issuer.folder.path)
    let refused = problem { try halfway.register() }
    #expect(refused?.message.nl.contains("onderbroken") == true)
    #expect(refused?.message.nl.contains("--host bewijs.example") == true)
    #expect(
      problem { try halfway.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase) } != nil)
    let other = problem {
      try halfway.leavePractice(as: IssuerProfileMaker.profile(host: "ander.example"))
    }
    #expect(other?.message.nl.contains("--host bewijs.example") == true)
    let (folder, practice) = try practised.leave()
    try practised.expectDone(folder, practice: practice)
  }

  @Test func aRegisterElsewhereStaysAndANewOneIsAskedFor() throws {
    let practised = try Practised()
    let path = practised.issuer.folder.path
    let place = practised.issuer.home("elders.sqlite")
    _ = try practised.issuer.folder.moveRegister(to: place)
    let toml = try String(contentsOfFile: path + "/issuer.toml", encoding: .utf8)
    try (toml + "register = \"\(place)\"\n").write(
      toFile: path + "/issuer.toml", atomically: true, encoding: .utf8)
    let asked = problem { try practised.leave() }
    #expect(asked?.message.nl.contains("--register") == true)
    #expect(try IssuerFolder(path: path).profile.host.isPractice)
    let new = practised.issuer.home("echt.sqlite")
    let (folder, practice) = try practised.leave(register: new)
    #expect(folder.registerPlace == new)
    #expect(try IssuerFolder(path: practice).registerPlace == place)
    try practised.expectDone(folder, practice: practice)
  }
}

/// A practice folder in which something was issued, with a course and a theme of its own.
private struct Practised {
  let issuer: TestIssuer
  let code: String
  let keys: [String]
  let profile: IssuerProfile

  init() throws {
    issuer = try TestIssuer(host: IssuerHost.practice)
    let made = try issuer.issue("naam\nSamira el Bouazzaoui\n") { $0.isTest = true }
    code = try #require(made.documents.first?.id?.checkCode)
    keys = try FileManager.default.contentsOfDirectory(atPath: issuer.folder.path + "/keys")
    profile = try IssuerProfileMaker.profile(host: "bewijs.example")
    try Data("# eigen\n".utf8).write(to: URL(fileURLWithPath: issuer.folder.path + "/theme.toml"))
  }

  func leave(register: String? = nil) throws -> (folder: IssuerFolder, practice: String) {
    try IssuerFolder(path: issuer.folder.path).leavePractice(as: profile, register: register)
  }

  /// Does it in part.
  func leave(upTo steps: Int) throws {
    let path = issuer.folder.path
    var left = steps
    func step(_ body: () throws -> Void) rethrows {
      guard left > 0 else { return }
      left -= 1
      try body()
    }
    try issuer.folder.begin(profile, register: nil)
    let new = try IssuerFolder(path: path)
    let move = PracticeMove(from: new)
    let aside = path + "/.blijk-oefenen"
    let files = FileManager.default
    for name in ["keys", "trusted"] { try PracticeMove.makeFolder("\(aside)/\(name)") }
    for key in keys {
      try step { try files.moveItem(atPath: "\(path)/keys/\(key)", toPath: "\(aside)/keys/\(key)") }
    }
    try step { try move.moveKeys() }
    try step { try new.trustItself(KeyRing([])) }
    for name in Register.files("register.sqlite") where files.fileExists(atPath: "\(path)/\(name)")
    {
      try step { try files.moveItem(atPath: "\(path)/\(name)", toPath: "\(aside)/\(name)") }
    }
    // Somebody tries what is refused meanwhile, which may leave files of SQLite.
    try step { try Data().write(to: URL(fileURLWithPath: path + "/register.sqlite-wal")) }
    try step { try PracticeMove.makeFolder(path + "/.blijk-nieuw") }
    try step {
      try Data([1]).write(to: URL(fileURLWithPath: path + "/.blijk-nieuw/register.sqlite"))
    }
    try step { try Data([1]).write(to: URL(fileURLWithPath: path + "/register.sqlite-head")) }
    try step { try move.moveRegister() }
  }

  /// What holds once it is done.
  func expectDone(_ folder: IssuerFolder, practice: String) throws {
    #expect(folder.profile.did == "did:web:bewijs.example")
    #expect(try folder.register().summaries().isEmpty)
    #expect(try folder.keyRing().entries.isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/keys").isEmpty)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/trusted") == [
        "bewijs.example.json"
      ])
    #expect(FileManager.default.fileExists(atPath: folder.path + "/theme.toml"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.hasPrefix(".blijk")
      }.isEmpty)
    let old = try IssuerFolder(path: practice)
    #expect(old.profile.host.base == IssuerHost.practice)
    #expect(try old.register().summaries().map(\.id.checkCode).contains(code))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: practice + "/keys").sorted()
        == keys.sorted())
    _ = try old.unlock(TestIssuer.passphrase)
    #expect(Verifier(folder: practice, today: { .today() }).verify(Array(code.utf8)).state == .test)
    // It is an organisation's like any other now.
    let key = try folder.makeKey(.ed25519, bits: 0, passphrase: TestIssuer.passphrase)
    #expect(try folder.signingKey().id == key.id)
  }
}
