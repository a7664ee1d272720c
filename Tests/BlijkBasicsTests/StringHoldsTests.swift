import BlijkBasics
import Testing

@Suite("A text in another, byte for byte")
struct StringHoldsTests {
  @Test(arguments: [
    ("Gülşah Çağlayan", "Çağ"), ("abab", "ab"), ("aab", "ab"), ("x", "x"), ("x", ""), ("", ""),
  ])
  func isFound(_ text: String, _ part: String) {
    #expect(text.holds(part))
  }

  @Test(arguments: [("abc", "abd"), ("ab", "abc"), ("", "a"), ("e\u{301}", "\u{E9}")])
  func isNotFound(_ text: String, _ part: String) {
    #expect(!text.holds(part))
  }
}
