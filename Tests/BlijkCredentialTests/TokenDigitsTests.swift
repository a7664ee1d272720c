import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@Suite struct TokenDigitsTests {
  @Test func readsBackEveryLength() throws {
    var chance = Chance(seed: 17)
    for count in 0..<60 {
      for bytes in [
        chance.bytes(count), [UInt8](repeating: 0, count: count),
        [UInt8](repeating: 0xFF, count: count),
      ] {
        let digits = TokenDigits.encode(bytes)
        #expect(try TokenDigits.decode(digits) == bytes)
        #expect(digits.count == count / 7 * 17 + [0, 3, 5, 8, 10, 13, 15][count % 7])
      }
    }
  }

  @Test(
    arguments: [
      ("255", [255]), ("65535", [255, 255]), ("16777215", [255, 255, 255]), ("000", [0]),
      ("72057594037927935", [255, 255, 255, 255, 255, 255, 255]),
    ] as [(String, [UInt8])])
  func theLargestOfEachGroup(digits: String, bytes: [UInt8]) throws {
    #expect(try TokenDigits.decode(digits) == bytes)
    #expect(TokenDigits.encode(bytes) == digits)
  }

  /// One token has one spelling: groups above their largest value, and other lengths, are refused.
  @Test(arguments: [
    "256", "999", "65536", "16777216", "4294967296", "1099511627776", "281474976710656",
    "72057594037927936", "99999999999999999", "1", "12", "1234", "123456", "1234567", "123456789",
    "12345678901", "123456789012", "12345678901234", "1234567890123456", "12 ", "+12", "-12", "١٢٣",
    "１２３", "12a",
  ])
  func refuses(digits: String) {
    #expect(problem { try TokenDigits.decode(digits) }?.code == .unreadable)
  }

  @Test func refusesMoreThanAnyTokenHas() {
    let digits = String(repeating: "0", count: 17 * 10_000)
    #expect(problem { try TokenDigits.decode(digits) }?.code == .unreadable)
  }
}
