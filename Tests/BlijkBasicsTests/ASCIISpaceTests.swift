import BlijkBasics
import Testing

@Suite struct ASCIISpaceTests {
  @Test(arguments: [
    ("", ""), (" \t\n\u{B}\u{C}\r", ""), ("a", "a"), ("\n a b \r\n", "a b"), ("\u{A0}a", "\u{A0}a"),
    ("a\u{0} ", "a\u{0}"), (" \u{85}", "\u{85}"),
  ])
  func onlyOuterSpaceGoes(text: String, left: String) {
    #expect(Array(Array(text.utf8).withoutOuterSpace) == Array(left.utf8))
  }
}
