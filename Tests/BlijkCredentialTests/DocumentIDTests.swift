import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

@Suite struct DocumentIDTests {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  @Test func publishedExample() throws {
    let id = try #require(Sample.id)
    #expect(id.checkCode == "EY77-DD8T-KNMP-93HD")
    #expect(DocumentID.reading("EY77-DD8T-KNMP-93HD") == .code(id))
  }

  @Test(arguments: [
    "ey77-dd8t-knmp-93hd", "EY77DD8TKNMP93HD", " EY77 DD8T KNMP 93HD\n", "EY77–DD8T—KNMP‑93HD",
    "E-Y-7-7-D-D-8-T-K-N-M-P-9-3-H-D",
    "https://bewijs.example/c#EY77-DD8T-KNMP-93HD", "bewijs.example/c/EY77-DD8T-KNMP-93HD/",
  ])
  func readsForgivingly(text: String) throws {
    #expect(DocumentID.reading(text) == .code(try #require(Sample.id)))
  }

  @Test func takesLettersThatLookLikeDigits() throws {
    let id = try #require(DocumentID(bytes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]))
    #expect(id.checkCode == "0000-0000-0000-001Y")
    for text in ["OOOO-oooo-OOOO-OOIY", "0000-0000-0000-00LY", "0000-0000-0000-00iy"] {
      #expect(DocumentID.reading(text) == .code(id))
    }
  }

  @Test(arguments: [
    "", "EY77", "EY77-DD8T-KN", "EY77-DD8T-KNMP-93HD-EY77-D", "EY77_DD8T_KNMP_93HD",
    "ЕY77-DD8T-KNMP-93HD", "EY77-DD8T-KNMP-93H١", "https://bewijs.example",
  ])
  func tellsWhatIsNoCode(text: String) {
    #expect(DocumentID.reading(text) == .notACode)
  }

  /// One letter too few or too many, or one that no code has, is a typing error too.
  @Test(arguments: [
    "EY77-DD8T-KNMP-93H", "EY77-DD8T-KNMP-93HDD", "EY77-DD8T-KNMP-93HU", "UUUUUUUUUUUUUUUU",
    "EY77 DD8T KNMP", "EY77-DD8T-KNMP-93HD-EY77", "https://bewijs.example/c#EY77-DD8T-KNMP-93H",
  ])
  func aWrongLengthIsMistyped(text: String) {
    #expect(DocumentID.reading(text) == .mistyped)
  }

  @Test func everySingleWrongCharacterIsNoticed() throws {
    var chance = Chance(seed: 32)
    for _ in 0..<20 {
      var bytes = chance.bytes(10)
      bytes[0] &= 7
      let code = Array(try #require(DocumentID(bytes: bytes)).checkCode.filter { $0 != "-" })
      for place in code.indices {
        for letter in Self.alphabet where letter != code[place] {
          var typed = code
          typed[place] = letter
          #expect(DocumentID.reading(String(typed)) == .mistyped)
        }
      }
    }
  }

  /// Luhn's algorithm misses one pair of neighbours only: the first and last of the alphabet.
  @Test func swappedNeighboursAreNoticed() throws {
    var chance = Chance(seed: 33)
    for _ in 0..<300 {
      var bytes = chance.bytes(10)
      bytes[0] &= 7
      var code = Array(try #require(DocumentID(bytes: bytes)).checkCode.filter { $0 != "-" })
      let place = Int.random(in: 0..<15, using: &chance)
      let pair = Set([code[place], code[place + 1]])
      code.swapAt(place, place + 1)
      let isMissed = pair.count == 1 || pair == ["0", "Z"]
      #expect((DocumentID.reading(String(code)) == .mistyped) == !isMissed)
    }
  }

  @Test func takes75Bits() {
    #expect(DocumentID(bytes: [8] + [UInt8](repeating: 0, count: 9)) == nil)
    #expect(DocumentID(bytes: [UInt8](repeating: 0, count: 9)) == nil)
    #expect(DocumentID(bytes: [UInt8](repeating: 0, count: 11)) == nil)
    let all = DocumentID(bytes: [7] + [UInt8](repeating: 0xFF, count: 9))
    #expect(all?.checkCode.hasPrefix("ZZZZ-ZZZZ-ZZZZ-ZZZ") == true)
  }

  @Test func newOnesDifferAndReadBack() throws {
    let ids = try (0..<500).map { _ in try DocumentID.random() }
    #expect(Set(ids).count == 500)
    for id in ids { #expect(DocumentID.reading(id.checkCode) == .code(id)) }
  }
}
