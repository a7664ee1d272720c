import BlijkBasics
import Testing

@Suite struct DeflateTests {
  private static let text = Array(String(repeating: "Het blijkt. ", count: 20_000).utf8)

  @Test(arguments: [[], [7], Self.text])
  func whatWasPackedComesBack(bytes: [UInt8]) throws {
    let packed = try Deflate.gzip(bytes)
    #expect(packed == (try Deflate.gzip(bytes)))
    #expect(Deflate.gunzip(packed, most: 1 << 20) == bytes)
  }

  /// A few bytes of a stranger may stand for more than there is memory.
  @Test func takesNoMoreThanIsAllowed() throws {
    let packed = try Deflate.gzip(Self.text)
    #expect(packed.count < 2_000)
    #expect(Deflate.gunzip(packed, most: Self.text.count) == Self.text)
    #expect(Deflate.gunzip(packed, most: Self.text.count - 1) == nil)
    #expect(Deflate.gunzip(packed, most: 0) == nil)
  }

  @Test func refusesWhatIsDamaged() throws {
    let packed = try Deflate.gzip(Self.text)
    for count in stride(from: 0, to: packed.count, by: 7) {
      #expect(Deflate.gunzip(Array(packed[..<count]), most: 1 << 20) == nil)
    }
    // The last eight bytes are a check sum and the length (RFC 1952 §2.3.1).
    for place in packed.count - 8..<packed.count {
      var changed = packed
      changed[place] ^= 1
      #expect(Deflate.gunzip(changed, most: 1 << 20) == nil)
    }
  }

  /// The check value of CRC-32, as its catalogues give it.
  @Test func theCheckSumIsThatOfPNG() {
    #expect(Deflate.crc32(Array("123456789".utf8)[...]) == 0xCBF4_3926)
  }
}
