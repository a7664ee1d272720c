import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@Suite struct KeyFileTests {
  private let folder: TemporaryFolder
  private let key: PrivateKey
  private let words = Passphrase("vier woorden in een zin")
  private var path: String { folder("\(key.publicKey.id.thumbprint).pem") }

  init() throws {
    folder = try TemporaryFolder()
    key = try TestKeys.key(.ed25519)
    try KeyFile.write(key, lockedWith: words, in: folder.path)
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func setMode(_ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test func writesBothHalves() throws {
    #expect(try mode(path) == 0o600)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let id = key.publicKey.id.thumbprint
    #expect(names == ["\(id).pem", "\(id).pub"])
    let opened = try KeyFile.open(key.publicKey.id, passphrase: words, in: folder.path)
    #expect(opened.publicKey.id == key.publicKey.id)
    let half = try Data(contentsOf: URL(fileURLWithPath: folder("\(id).pub")))
    #expect(try PublicKey(pem: Array(half)).id == key.publicKey.id)
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o620, 0o601])
  func refusesAFileThatOthersMayUse(mode: Int) throws {
    try setMode(mode)
    for found in [
      problem { try KeyFile.open(key.publicKey.id, passphrase: words, in: folder.path) },
      problem { try KeyFile.check(key.publicKey.id, in: folder.path) },
    ] {
      #expect(found?.code == .keyFileOpenToOthers)
      #expect(found?.message.nl.contains("chmod 600 '\(path)'") == true)
    }
    try setMode(0o600)
    #expect(problem { try KeyFile.check(key.publicKey.id, in: folder.path) } == nil)
  }

  @Test func neverOverwrites() throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let found = problem { try KeyFile.write(key, lockedWith: words, in: folder.path) }
    #expect(found?.code == .badOutput)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func writesNothingUnderAWeakPassphrase() throws {
    let other = try TemporaryFolder()
    let found = problem { try KeyFile.write(key, lockedWith: Passphrase("kort"), in: other.path) }
    #expect(found?.code == .weakPassphrase)
    #expect(try FileManager.default.contentsOfDirectory(atPath: other.path).isEmpty)
  }

  @Test func saysThatAKeyIsMissing() throws {
    let other = try TestKeys.otherEd25519.get().publicKey.id
    #expect(problem { try KeyFile.check(other, in: folder.path) }?.code == .noKey)
  }

  @Test func refusesAKeyUnderAnotherName() throws {
    let other = try TestKeys.otherEd25519.get().publicKey.id
    try FileManager.default.moveItem(atPath: path, toPath: folder("\(other.thumbprint).pem"))
    let found = problem { try KeyFile.open(other, passphrase: words, in: folder.path) }
    #expect(found?.code == .badKey)
  }

  @Test func followsNoLink() throws {
    try FileManager.default.moveItem(atPath: path, toPath: folder("elders"))
    try FileManager.default.createSymbolicLink(
      atPath: path, withDestinationPath: folder("elders"))
    #expect(problem { try KeyFile.check(key.publicKey.id, in: folder.path) }?.code == .noKey)
  }
}
