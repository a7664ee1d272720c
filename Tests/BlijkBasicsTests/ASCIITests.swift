import BlijkBasics
import Testing

@Suite struct ASCIITests {
  @Test(arguments: [
    ("", ""), (" \t\n\u{B}\u{C}\r", ""), ("a", "a"), ("\n a b \r\n", "a b"), ("\u{A0}a", "\u{A0}a"),
    ("a\u{0} ", "a\u{0}"), (" \u{85}", "\u{85}"),
  ])
  func onlyOuterSpaceGoes(text: String, left: String) {
    #expect(Array(Array(text.utf8).withoutOuterSpace) == Array(left.utf8))
  }

  @Test func lettersAndDigitsAreThoseOfTheAlphabet() {
    let all = (UInt8.min...UInt8.max).map { Unicode.Scalar($0) }
    for scalar in all {
      let (byte, letter) = (UInt8(scalar.value), Character(scalar))
      #expect(byte.isASCIILetter == (letter.isASCII && letter.isLetter), "\(byte)")
      #expect(byte.isASCIIDigit == (letter.isASCII && letter.isNumber), "\(byte)")
    }
  }
}
