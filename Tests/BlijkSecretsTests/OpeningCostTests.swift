import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

/// What a key file from elsewhere may cost to open. None of these has a key in it: where the cost is within
/// bounds, OpenSSL finds that out.
@Suite struct OpeningCostTests {
  private func opening(_ scheme: [UInt8]) -> Problem? {
    let bytes = DER.sequence(scheme + DER.octets([UInt8](repeating: 1, count: 32)))
    let text = Data(bytes).base64EncodedString(options: [.lineLength64Characters])
    let pem =
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\n\(text)\n-----END ENCRYPTED PRIVATE KEY-----\n"
    return problem {
      try PrivateKey(pem: Array(pem.utf8), passphrase: Passphrase("vier woorden in een zin"))
    }
  }

  private func opening(rounds: [UInt8]) -> Problem? {
    opening(
      DER.pbes2(
        DER.pbkdf2
          + DER.sequence(DER.octets([UInt8](repeating: 2, count: 16)) + rounds + DER.hmacSHA256)))
  }

  private func opening(scrypt costs: [UInt64]) -> Problem? {
    opening(
      DER.pbes2(
        DER.scrypt
          + DER.sequence(
            DER.octets([UInt8](repeating: 2, count: 16)) + costs.flatMap { DER.integer($0) })))
  }

  @Test(arguments: [1, 600_000, 2_000_000])
  func triesWhatPBKDF2MayAsk(rounds: UInt64) {
    #expect(opening(rounds: DER.integer(rounds))?.code == .wrongPassphrase)
  }

  @Test(arguments: [2_000_001, 1 << 31, 1 << 63])
  func refusesWhatTakesTooLong(rounds: UInt64) throws {
    let found = try #require(opening(rounds: DER.integer(rounds)))
    #expect(found.code == .badKey)
    #expect(found.message.nl.contains("(\(rounds) > 2000000)"))
    #expect(found.message.nl.contains("blijk key new"))
  }

  @Test(arguments: [[0x02, 0x01, 0xFF], [0x02, 0x09, 0x01, 0, 0, 0, 0, 0, 0, 0, 0]] as [[UInt8]])
  func refusesANumberThatIsNone(rounds: [UInt8]) {
    #expect(opening(rounds: rounds)?.code == .badKey)
  }

  /// Ours; as much work as may be; as much memory.
  @Test(
    arguments: [[1 << 14, 8, 1], [1 << 14, 8, 8], [1 << 15, 4, 8], [2, 1, 1]] as [[UInt64]])
  func triesWhatScryptMayAsk(costs: [UInt64]) {
    #expect(opening(scrypt: costs)?.code == .wrongPassphrase)
  }

  @Test(
    arguments: [
      [1 << 14, 8, 9], [1 << 15, 8, 1], [1 << 10, 8, 1 << 20], [1 << 20, 1, 1], [1 << 63, 1, 1],
      [2, 1 << 62, 4], [1 << 14, 16, 2],
    ] as [[UInt64]])
  func refusesWhatTakesTooMuch(costs: [UInt64]) throws {
    let found = try #require(opening(scrypt: costs))
    #expect(found.code == .badKey)
    #expect(found.message.en.contains("N = \(costs[0]), r = \(costs[1]), p = \(costs[2])"))
  }

  @Test func boundsTheOldSchemesToo() {
    func opening(_ rounds: UInt64) -> Problem? {
      self.opening(
        DER.sequence(
          DER.tripleDES
            + DER.sequence(DER.octets([UInt8](repeating: 2, count: 8)) + DER.integer(rounds))))
    }
    #expect(opening(2048)?.code == .wrongPassphrase)
    #expect(opening(2_000_001)?.code == .badKey)
  }

  @Test func refusesALockThatItDoesNotKnow() {
    let empty = DER.sequence(DER.octets([]))
    #expect(opening(DER.pbes2(DER.hmacOID + empty))?.code == .badKey)
    #expect(opening(DER.pbes2(DER.pbkdf2 + empty))?.code == .badKey)
    #expect(opening(DER.pbes2(DER.scrypt + empty))?.code == .badKey)
    #expect(opening(DER.sequence(DER.hmacOID))?.code == .badKey)
  }

  /// Keys that OpenSSL's own program locks, in the ways that it has.
  @Test(arguments: [
    [], ["-iter", "600000"], ["-v2prf", "hmacWithSHA512"], ["-scrypt"], ["-v1", "PBE-SHA1-3DES"],
  ])
  func opensWhatOpenSSLLocks(options: [String]) throws {
    let folder = try TemporaryFolder()
    // Its passphrase is one that we would not take for a new key.
    let words = "pass:aaaaaaaaaaaa"
    #expect(
      try run("/usr/bin/openssl", ["genpkey", "-algorithm", "ED25519", "-out", folder("a")]).status
        == 0)
    #expect(
      try run(
        "/usr/bin/openssl",
        ["pkcs8", "-topk8", "-in", folder("a"), "-out", folder("b"), "-passout", words] + options
      ).status == 0)
    let pem = Array(try Data(contentsOf: URL(fileURLWithPath: folder("b"))))
    let key = try PrivateKey(pem: pem, passphrase: Passphrase("aaaaaaaaaaaa"))
    #expect(key.publicKey.algorithm == .ed25519)
  }
}

/// As little of DER (X.690) as a locked key needs.
private enum DER {
  static func sequence(_ contents: [UInt8]) -> [UInt8] { value(0x30, contents) }
  static func octets(_ bytes: [UInt8]) -> [UInt8] { value(0x04, bytes) }

  static func integer(_ number: UInt64) -> [UInt8] {
    var bytes = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    while bytes.count > 1, bytes[0] == 0, bytes[1] < 0x80 { bytes.removeFirst() }
    return value(0x02, bytes[0] < 0x80 ? bytes : [0] + bytes)
  }

  static func pbes2(_ derivation: [UInt8]) -> [UInt8] {
    sequence(
      object("2a864886f70d01050d")
        + sequence(
          sequence(derivation)
            + sequence(object("60864801650304012a") + octets([UInt8](repeating: 3, count: 16)))))
  }

  static let pbkdf2 = object("2a864886f70d01050c")
  static let scrypt = object("2b06010401da47040b")
  static let tripleDES = object("2a864886f70d010c0103")
  static let hmacOID = object("2a864886f70d0209")
  static let hmacSHA256 = sequence(hmacOID + [0x05, 0x00])

  private static func object(_ hex: String) -> [UInt8] { value(0x06, Hex.decode(hex) ?? []) }

  private static func value(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
    let count = contents.count
    return [tag] + (count < 128 ? [UInt8(count)] : [0x81, UInt8(count)]) + contents
  }
}
