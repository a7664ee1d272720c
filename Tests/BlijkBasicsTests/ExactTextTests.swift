import BlijkBasics
import BlijkTestSupport
import Testing

/// What Unicode sees as the same text is another text to whoever signed it.
@Suite struct ExactTextTests {
  /// Pairs that Swift's own `==` takes for the same.
  static let alike = [
    ("\u{212A}", "K"), ("\u{E9}", "e\u{301}"), ("\u{212B}", "\u{C5}"), ("\u{37E}", ";"),
    ("\u{1FEF}", "`"), ("een lange tekst met \u{E9}", "een lange tekst met e\u{301}"),
  ]

  @Test(arguments: alike) func whatLooksAlikeDiffers(one: String, other: String) throws {
    #expect(one == other)
    #expect(!one.isExactly(other) && one.isExactly(one))
    #expect(one.precedesExactly(other) != other.precedesExactly(one))
    #expect(Set([ExactText(one), ExactText(other), ExactText(one)]).count == 2)
    #expect(JSON.string(one) != .string(other))
    #expect(Set([JSON.string(one), .string(other), .string(one)]).count == 2)
    #expect(["x": .string(one)] as JSON != ["x": .string(other)])
    #expect([.string(one)] as JSON != [.string(other)])
  }

  /// Few members and many are looked through in different ways.
  @Test(arguments: [0, 40]) func aNameIsFoundByItsBytes(others: Int) throws {
    let more = (0..<others).map { ",\"n\($0)\":0" }.joined()
    for (one, other) in Self.alike {
      let json = try JSON(reading: Array("{\"\(one)\":1,\"\(other)\":2\(more)}".utf8))
      #expect(json[one] == 1 && json[other] == 2)
      #expect(json.object?.members.count == others + 2)
      let alone = try JSON(reading: Array("{\"\(one)\":1\(more)}".utf8))
      #expect(alone[other] == nil)
      #expect(json != alone && JSON(dictionaryLiteral: (one, 1)) != [other: 1])
    }
  }

  @Test func orderIsThatOfBytes() {
    #expect("a".precedesExactly("b") && "a".precedesExactly("aa") && !"a".precedesExactly("a"))
    #expect("".precedesExactly("a") && !"".precedesExactly("") && "".isExactly(""))
    #expect("z".precedesExactly("\u{E9}") && "\u{E9}".precedesExactly("\u{1F600}"))
  }
}
