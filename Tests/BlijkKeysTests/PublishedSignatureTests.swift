import BlijkBasics
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

/// Signatures that others published, to be accepted and refused.
@Suite(.enabled(if: Project.expectsPublished, "\(Project.lacksPublished)"))
struct PublishedSignatureTests {
  private func material(_ name: String) throws -> JSON {
    try JSON(reading: Project.published(name))
  }

  private func bytes(_ hex: JSON?) throws -> [UInt8] {
    try #require(hex?.string.flatMap { Hex.decode($0) })
  }

  /// Of each file: keys that are taken, valid signatures that verify, and those that must not and do not.
  /// RSA keys with exponent 3 are not taken, nor what they signed; that which may do either is refused.
  @Test(arguments: [
    ("ed25519", 78, 88, 63), ("rsa_signature_2048_sha256", 1, 7, 249),
    ("rsa_signature_3072_sha256", 1, 7, 250), ("rsa_signature_4096_sha256", 1, 7, 250),
  ])
  func wycheproof(name: String, keys: Int, valid: Int, invalid: Int) throws {
    var found = (keys: 0, valid: 0, invalid: 0)
    let groups = try #require(try material("wycheproof/\(name)_test.json")["testGroups"]?.array)
    for group in groups {
      let pem = try #require(group["publicKeyPem"]?.string)
      let key = try? PublicKey(pem: Array(pem.utf8))
      let exponent = group["publicKey"]?["publicExponent"]?.string
      #expect((key == nil) == (exponent == "03"))
      guard let key else { continue }
      found.keys += 1
      if let jwk = group["publicKeyJwk"] { #expect(try PublicKey(jwk: jwk) == key) }
      for test in group["tests"]?.array ?? [] {
        let verifies = key.verifies(try bytes(test["sig"]), over: try bytes(test["msg"]))
        switch test["result"]?.string {
        case "valid": found.valid += verifies ? 1 : 0
        case "invalid": found.invalid += verifies ? 0 : 1
        default: #expect(!verifies)
        }
        let number = test["tcId"].map(\.text) ?? "?"
        #expect(verifies == (test["result"]?.string == "valid"), "\(name) \(number)")
      }
    }
    #expect(found == (keys, valid, invalid))
  }

  /// Cases 0, 1, 10 and 11 have a key of small order; in 6 and 7 S is too large. 4, 5, 8 and 9 are not
  /// RFC 8032's without its cofactor; 2 and 3 are odd, and hold.
  @Test func speccheck() throws {
    let cases = try #require(try material("ed25519-edge/speccheck-cases.json").array)
    let answers = try cases.map { test -> Character in
      guard let key = try? PublicKey(ed25519: bytes(test["pub_key"])) else { return "K" }
      return key.verifies(try bytes(test["signature"]), over: try bytes(test["message"]))
        ? "V" : "X"
    }
    #expect(String(answers) == "KKVVXXXXXXKK")
  }

  /// Every way to write a point of small order, as the key.
  @Test func zip215() throws {
    let cases = try #require(try material("ed25519-edge/zip215.json").array)
    #expect(cases.count == 196)
    var refused = 0
    for test in cases {
      let key = try bytes(test["vk_bytes"])
      if problem({ try PublicKey(ed25519: key) })?.code == .badKey { refused += 1 }
    }
    #expect(refused == 196)
  }

  @Test func rfc8032() throws {
    let vectors = try #require(try material("ed25519-edge/rfc8032-7.1.json").array)
    #expect(vectors.count == 5)
    for vector in vectors {
      let key = try PrivateKey(ed25519Seed: bytes(vector["secretKey"]))
      #expect(try key.publicKey.ed25519Bytes() == bytes(vector["publicKey"]))
      #expect(try key.sign(bytes(vector["message"])) == bytes(vector["signature"]))
    }
  }
}
