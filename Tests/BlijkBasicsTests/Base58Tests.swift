import BlijkBasics
import BlijkTestSupport
import Testing

@Suite struct Base58Tests {
  /// draft-msporny-base58-03 §5.
  @Test(arguments: [
    ("48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U"),
    (
      "54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e",
      "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"
    ), ("0000287fb4cd", "11233QC4"), ("", ""),
  ])
  func publishedVectors(hex: String, text: String) throws {
    let bytes = try #require(Hex.decode(hex))
    #expect(Base58.encode(bytes) == text)
    #expect(Base58.decode(text) == bytes)
  }

  @Test func readsBack() {
    var chance = Chance(seed: 58)
    for count in 0..<60 {
      let bytes = [UInt8](repeating: 0, count: count % 3) + chance.bytes(count)
      #expect(Base58.decode(Base58.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: ["0", "O", "I", "l", "a b", "é", String(repeating: "z", count: 129)])
  func refuses(text: String) {
    #expect(Base58.decode(text) == nil)
  }
}
