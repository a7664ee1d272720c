import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@Suite struct PEMTests {
  private static let words = "vier woorden in een zin"

  @Test(arguments: KeyAlgorithm.allCases)
  func readsBack(algorithm: KeyAlgorithm) throws {
    let key = try TestKeys.key(algorithm)
    let pem = try key.pem(lockedWith: Passphrase(Self.words))
    #expect(
      String(decoding: pem, as: UTF8.self).hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"))
    let opened = try PrivateKey(pem: pem, passphrase: Passphrase(Self.words))
    #expect(opened.publicKey.id == key.publicKey.id)
    #expect(key.publicKey.verifies(try opened.sign([1, 2, 3]), over: [1, 2, 3]))
    #expect(try PublicKey(pem: key.publicKey.pem()).id == key.publicKey.id)
  }

  @Test func takesLettersOutsideASCII() throws {
    let words = "ğüşıöç 陳美玲 sleutel"
    let pem = try TestKeys.key(.ed25519).pem(lockedWith: Passphrase(words))
    let opened = try PrivateKey(pem: pem, passphrase: Passphrase(words))
    #expect(opened.publicKey.id == (try TestKeys.key(.ed25519).publicKey.id))
  }

  @Test(arguments: [
    "", "vier woorden in een zi", "vier woorden in een zin ", "Vier woorden in een zin",
  ])
  func saysThatAPassphraseIsWrong(other: String) throws {
    let pem = try TestKeys.key(.ed25519).pem(lockedWith: Passphrase(Self.words))
    let found = problem { try PrivateKey(pem: pem, passphrase: Passphrase(other)) }
    #expect(found?.code == .wrongPassphrase)
  }

  @Test(arguments: ["elf tekens!", "aaaaaaaaaaaa", "Wachtwoord2026!"])
  func refusesAWeakPassphrase(words: String) throws {
    let key = try TestKeys.key(.ed25519)
    #expect(problem { try key.pem(lockedWith: Passphrase(words)) }?.code == .weakPassphrase)
  }

  @Test func twelveCharactersAreEnough() throws {
    #expect(
      problem { try TestKeys.key(.ed25519).pem(lockedWith: Passphrase("twaalf tekns")) } == nil)
  }

  /// OpenSSL's own program opens the key and says how it is locked.
  @Test(arguments: KeyAlgorithm.allCases)
  func isAnOrdinaryKeyFile(algorithm: KeyAlgorithm) throws {
    let folder = try TemporaryFolder()
    let key = try TestKeys.key(algorithm)
    let pem = try key.pem(lockedWith: Passphrase(Self.words))
    let path = try folder.file("key.pem", String(decoding: pem, as: UTF8.self))
    let opened = try run(
      "/usr/bin/openssl", ["pkey", "-in", path, "-passin", "pass:\(Self.words)", "-pubout"])
    #expect(opened.status == 0)
    #expect(opened.output == String(decoding: try key.publicKey.pem(), as: UTF8.self))
    let parsed = try run("/usr/bin/openssl", ["asn1parse", "-in", path]).output
    #expect(parsed.contains("scrypt"))
    #expect(parsed.contains("aes-256-cbc"))
    let integers = parsed.split(separator: "\n").filter { $0.contains("INTEGER") }
      .compactMap { $0.split(separator: ":").last.map(String.init) }
    // N = 2^14, r = 8, p = 1, in hexadecimal.
    #expect(integers == ["4000", "08", "01"])
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func refusesAnUnencryptedKey(algorithm: KeyAlgorithm) throws {
    let name = algorithm == .rsa ? "RSA" : "ED25519"
    let made = try run("/usr/bin/openssl", ["genpkey", "-algorithm", name])
    #expect(made.output.hasPrefix("-----BEGIN PRIVATE KEY-----"))
    let found = problem {
      try PrivateKey(pem: Array(made.output.utf8), passphrase: Passphrase(Self.words))
    }
    #expect(found?.code == .badKey)
  }

  @Test func refusesAnotherCurve() throws {
    let folder = try TemporaryFolder()
    let made = try run(
      "/usr/bin/openssl",
      [
        "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-aes-256-cbc",
        "-pass",
        "pass:\(Self.words)", "-out", folder("ec.pem"),
      ])
    #expect(made.status == 0)
    let pem = try Data(contentsOf: URL(fileURLWithPath: folder("ec.pem")))
    let found = problem { try PrivateKey(pem: Array(pem), passphrase: Passphrase(Self.words)) }
    #expect(found?.code == .badKey)
  }

  @Test func refusesDamage() throws {
    let pem = try TestKeys.key(.ed25519).pem(lockedWith: Passphrase(Self.words))
    for count in [0, 1, 20, pem.count / 2, pem.count - 30] {
      let found = problem {
        try PrivateKey(pem: Array(pem.prefix(count)), passphrase: Passphrase(Self.words))
      }
      #expect(found?.code == .badKey)
    }
    #expect(problem { try PublicKey(pem: pem) }?.code == .badKey)
  }
}
