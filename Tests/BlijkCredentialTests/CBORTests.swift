import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkCredential

@Suite struct CBORTests {
  /// RFC 8949, Appendix A, as far as tokens use it.
  static let vectors: [(CBOR, String)] = [
    (.unsigned(0), "00"), (.unsigned(23), "17"), (.unsigned(24), "1818"), (.unsigned(100), "1864"),
    (.unsigned(1000), "1903e8"), (.unsigned(1_000_000), "1a000f4240"),
    (.unsigned(1_000_000_000_000), "1b000000e8d4a51000"), (.unsigned(.max), "1bffffffffffffffff"),
    (.negative(.max), "3bffffffffffffffff"), (CBOR(-1), "20"), (CBOR(-10), "29"),
    (CBOR(-100), "3863"),
    (CBOR(-1000), "3903e7"), (.bool(false), "f4"), (.bool(true), "f5"), (.bytes([]), "40"),
    (.bytes([1, 2, 3, 4]), "4401020304"), (.text(""), "60"), (.text("IETF"), "6449455446"),
    (.text("ü"), "62c3bc"), (.text("水"), "63e6b0b4"), (.array([]), "80"),
    (.array([CBOR(1), .array([CBOR(2), CBOR(3)])]), "8201820203"), (.map([]), "a0"),
    (.record([(1, CBOR(2)), (3, CBOR(4))]), "a201020304"),
    (.tag(1, .unsigned(1_363_896_240)), "c11a514b67b0"),
  ]

  @Test(arguments: vectors.indices)
  func publishedVectors(index: Int) throws {
    let (value, hex) = Self.vectors[index]
    #expect(Hex.encode(value.encoded()) == hex)
    #expect(try CBORReader.read(try #require(Hex.decode(hex))) == value)
  }

  @Test func numbersOutsideIntAreNotMistaken() {
    #expect(CBOR.unsigned(.max).integer == nil)
    #expect(CBOR.negative(.max).integer == nil)
    #expect(CBOR.negative(UInt64(Int.max)).integer == Int.min)
  }
}
