import BlijkBasics
import Testing

@Suite struct HexTests {
  @Test func everyByteReadsBack() {
    let all = (0...255).map { UInt8($0) }
    let text = Hex.encode(all)
    #expect(text.hasPrefix("000102") && text.hasSuffix("fdfeff") && text.count == 512)
    #expect(Hex.decode(text) == all)
    #expect(Hex.decode(text.uppercased()) == all)
  }

  @Test(arguments: ["0", "0g", "0x00", " 00", "00 ", "00\n", "０0", "é"])
  func refuses(text: String) {
    #expect(Hex.decode(text) == nil)
  }
}
