import BlijkBasics
import BlijkSecrets
import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkKeys

/// Keys that are none. They are refused wherever a public key comes in.
@Suite struct DegenerateKeyTests {
  /// -1, 0 and 1, the two y of order 8, and 0 and 1 written as p and p + 1; with either sign.
  static let smallOrder: [[UInt8]] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  ].compactMap { Hex.decode($0) }.flatMap { [$0, $0.dropLast() + [$0[31] | 0x80]] }

  @Test(arguments: smallOrder)
  func refusesAPointOfSmallOrder(bytes: [UInt8]) throws {
    #expect(problem { try PublicKey(ed25519: bytes) }?.code == .badKey)
    let jwk: JSON = ["kty": "OKP", "crv": "Ed25519", "x": .string(Base64URL.string(bytes))]
    #expect(problem { try PublicKey(jwk: jwk) }?.code == .badKey)
    let multikey = "z" + Base58.encode([0xED, 0x01] + bytes)
    #expect(PublicKey(multikey: multikey) == nil)
    #expect(PublicKey(did: "did:key:\(multikey)") == nil)
    let info = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00] + bytes
    let pem =
      "-----BEGIN PUBLIC KEY-----\n\(Data(info).base64EncodedString())\n-----END PUBLIC KEY-----\n"
    #expect(problem { try PublicKey(pem: Array(pem.utf8)) }?.code == .badKey)
  }

  /// y = p + 3 is y = 3 written a second time.
  @Test(arguments: 0..<19)
  func refusesASecondSpelling(step: Int) {
    let bytes = [UInt8(0xED + step)] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
    #expect(problem { try PublicKey(ed25519: bytes) }?.code == .badKey)
  }

  @Test func takesTheKeyBesideThem() throws {
    for bytes in Self.smallOrder.prefix(2) {
      var beside = bytes
      beside[15] ^= 1
      #expect(try PublicKey(ed25519: beside).ed25519Bytes() == beside)
    }
    // p - 2, the last that is not small and written once.
    let last = [UInt8(0xEB)] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
    #expect(try PublicKey(ed25519: last).ed25519Bytes() == last)
  }

  private func refusal(_ modulus: BigNumber, exponent: [UInt8] = [1, 0, 1]) -> Problem? {
    let jwk: JSON = [
      "kty": "RSA", "n": .string(Base64URL.string(modulus.bytes)),
      "e": .string(Base64URL.string(exponent)),
    ]
    return problem { try PublicKey(jwk: jwk) }
  }

  private func primes(_ bits: Int, _ count: Int = 1) throws -> [BigNumber] {
    try (0..<count).map { _ in
      let made = try run(
        "/usr/bin/openssl", ["prime", "-generate", "-hex", "-bits", String(bits)])
      let text = made.output.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
      return BigNumber(bytes: try #require(Hex.decode(text.count % 2 == 0 ? text : "0" + text)))
    }
  }

  @Test func takesAnHonestModulus() throws {
    let two = try primes(1025, 2)
    #expect(refusal(two[0] * two[1]) == nil)
    // The published one of RFC 7515 §A.2 is looked at in ThumbprintTests.
    #expect(refusal(BigNumber(bytes: try modulus(of: TestKeys.key(.rsa).publicKey))) == nil)
  }

  @Test(arguments: [[1], [3], [0, 0, 1], [1, 0, 0], [1, 0, 2], [255, 255, 254]] as [[UInt8]])
  func refusesAnExponentThatIsOneOrEvenOrSmall(exponent: [UInt8]) throws {
    let modulus = BigNumber(bytes: try modulus(of: TestKeys.key(.rsa).publicKey))
    #expect(refusal(modulus, exponent: exponent)?.code == .badKey)
    #expect(refusal(modulus, exponent: [1, 0, 3]) == nil)
  }

  @Test(arguments: [2, 3, 5, 257, 751])
  func refusesAModulusWithASmallFactor(factor: Int) throws {
    let large = try primes(1024, 2)
    let small = BigNumber(bytes: [UInt8(factor >> 8), UInt8(factor & 0xFF)])
    #expect(refusal(large[0] * large[1] * small)?.code == .badKey)
  }

  @Test func refusesTinyFactorsAlone() throws {
    func power(_ base: UInt8, _ exponent: Int) -> BigNumber {
      (0..<exponent).reduce(BigNumber(bytes: [1])) { number, _ in number * BigNumber(bytes: [base])
      }
    }
    #expect(refusal(BigNumber(bytes: [1] + [UInt8](repeating: 0, count: 256)))?.code == .badKey)
    #expect(refusal(power(3, 1300))?.code == .badKey)
    #expect(refusal(power(3, 600) * power(5, 500))?.code == .badKey)
    #expect(refusal(BigNumber(bytes: [UInt8](repeating: 0xFF, count: 256)))?.code == .badKey)
  }

  /// Whatever it is a power of: OpenSSL sees those of primes only.
  @Test func refusesASquareAndAnyHigherPower() throws {
    let p = try primes(1030)[0]
    #expect(refusal(p * p)?.code == .badKey)
    let half = try primes(520, 2)
    let squared = half[0] * half[1]
    #expect(refusal(squared * squared)?.code == .badKey)
    #expect(RSAModulus.isPower((squared * squared).bytes))
    let third = try primes(350, 2)
    let cubed = third[0] * third[1]
    #expect(refusal(cubed * cubed * cubed)?.code == .badKey)
    let eleventh = try primes(100, 2)
    let base = eleventh[0] * eleventh[1]
    #expect(refusal((1...10).reduce(base) { number, _ in number * base })?.code == .badKey)
    #expect(!RSAModulus.isPower((squared * cubed).bytes))
  }

  @Test func refusesAPrime() throws {
    #expect(refusal(try primes(2048)[0])?.code == .badKey)
  }

  @Test(arguments: [1024, 2046, 4098])
  func refusesAnotherSize(bits: Int) throws {
    let two = try primes(bits / 2, 2)
    #expect(refusal(two[0] * two[1])?.code == .badKey)
  }

  /// A name is looked up for less.
  @Test(arguments: KeyAlgorithm.allCases)
  func namesAKeyWithoutJudgingIt(algorithm: KeyAlgorithm) throws {
    let key = try TestKeys.key(algorithm).publicKey
    #expect(try PublicKey.id(of: .object(key.jwk)) == key.id)
    let small: JSON = [
      "kty": "OKP", "crv": "Ed25519", "x": .string(Base64URL.string(Self.smallOrder[0])),
    ]
    #expect(try PublicKey.id(of: small).thumbprint.count == 43)
    #expect(problem { try PublicKey.id(of: ["kty": "EC"]) }?.code == .badKey)
  }

  private func modulus(of key: PublicKey) throws -> [UInt8] {
    try #require(JSON.object(key.jwk)["n"]?.string.flatMap { Base64URL.decode($0) })
  }
}

/// A large number that can be multiplied, big-endian without leading zeros.
private struct BigNumber {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = Array(bytes.drop { $0 == 0 }) }

  static func * (left: BigNumber, right: BigNumber) -> BigNumber {
    var product = [Int](repeating: 0, count: left.bytes.count + right.bytes.count)
    for (i, a) in left.bytes.reversed().enumerated() {
      for (j, b) in right.bytes.reversed().enumerated() { product[i + j] += Int(a) * Int(b) }
    }
    var carry = 0
    let digits = product.map { sum in
      let value = sum + carry
      carry = value >> 8
      return UInt8(value & 0xFF)
    }
    return BigNumber(bytes: digits.reversed())
  }
}
