import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import Testing

/// No changed token is ever taken for a good one, and none crashes the reader.
@Suite struct TamperingTests {
  private func token(_ algorithm: KeyAlgorithm) throws -> Token {
    try Token(
      signing: Sample.certificaat, id: try #require(Sample.id), with: try TestKeys.key(algorithm))
  }

  private func isTaken(_ bytes: [UInt8], by key: PublicKey) -> Bool {
    (try? Token(reading: bytes))?.isSigned(by: key) ?? false
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func everyFlippedBit(algorithm: KeyAlgorithm) throws {
    let bytes = try token(algorithm).bytes
    let key = try TestKeys.key(algorithm).publicKey
    #expect(isTaken(bytes, by: key))
    for bit in 0..<bytes.count * 8 {
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!isTaken(changed, by: key), "bit \(bit)")
    }
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func everyChangedDigit(algorithm: KeyAlgorithm) throws {
    let digits = Array(TokenDigits.encode(try token(algorithm).bytes).utf8)
    let key = try TestKeys.key(algorithm).publicKey
    for place in digits.indices {
      for digit in UInt8(ascii: "0")...UInt8(ascii: "9") where digit != digits[place] {
        var changed = digits
        changed[place] = digit
        let bytes = try? TokenDigits.decode(String(decoding: changed, as: UTF8.self))
        #expect(!(bytes.map { isTaken($0, by: key) } ?? false), "digit \(place)")
      }
    }
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func everyTruncation(algorithm: KeyAlgorithm) throws {
    let bytes = try token(algorithm).bytes
    for count in 0..<bytes.count {
      #expect(problem { try Token(reading: Array(bytes.prefix(count))) }?.code == .unreadable)
    }
  }

  @Test(arguments: KeyAlgorithm.allCases)
  func trailingBytes(algorithm: KeyAlgorithm) throws {
    let bytes = try token(algorithm).bytes
    for extra: [UInt8] in [[0], [0xFF], [0xF6], bytes] {
      #expect(problem { try Token(reading: bytes + extra) }?.code == .unreadable)
    }
  }

  @Test func overLong() throws {
    let bytes = try token(.ed25519).bytes
    let long = bytes + [UInt8](repeating: 0, count: Token.longest)
    #expect(problem { try Token(reading: long) }?.message.en.contains("too long") == true)
  }

  @Test func noise() {
    var chance = Chance(seed: 8949)
    for _ in 0..<20_000 {
      let bytes = chance.bytes(Int.random(in: 0...64, using: &chance))
      #expect((try? Token(reading: bytes)) == nil)
      // The same after the opening of a real token, so that the reader gets further.
      #expect((try? Token(reading: [0xD2, 0x84, 0x4D] + bytes)) == nil)
    }
  }
}
