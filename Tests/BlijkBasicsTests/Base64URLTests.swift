import BlijkBasics
import BlijkTestSupport
import Testing

@Suite struct Base64URLTests {
  /// RFC 4648 §10, without padding.
  @Test(arguments: [
    ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
    ("foobar", "Zm9vYmFy"),
  ])
  func publishedVectors(plain: String, encoded: String) {
    #expect(Base64URL.string(Array(plain.utf8)) == encoded)
    #expect(Base64URL.decode(encoded) == Array(plain.utf8))
  }

  @Test func usesTheAlphabetForAddresses() {
    #expect(Base64URL.string([0xFB, 0xFF, 0xBF]) == "-_-_")
    #expect(Base64URL.decode("-_-_") == [0xFB, 0xFF, 0xBF])
  }

  @Test func readsBackBytesOfEveryLength() {
    var chance = Chance(seed: 4648)
    for count in 0..<200 {
      let bytes = chance.bytes(count)
      #expect(Base64URL.decode(Base64URL.encode(bytes)[...]) == bytes)
    }
  }

  /// Padding, other alphabets, white space, a lone letter, and bits left over that are not zero.
  @Test(arguments: [
    "Zg==", "Zm8=", "+/+/", "Zm 9v", "Zm9v\n", "Z", "Zm9vY", "Zh", "Zm9", "é", "Zm9v.",
  ])
  func refusesEveryOtherSpelling(text: String) {
    #expect(Base64URL.decode(text) == nil)
  }
}
