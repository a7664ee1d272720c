import BlijkBasics
import BlijkCredential
import BlijkTestSupport
import Testing

/// Codes that passed through a mail program.
@Suite struct TextCodesTests {
  @Test func thereAreVectors() throws {
    #expect(try LinkVectors().cases.count > 100)
    #expect(Set(LinkVectors.all.map(\.name)).count == LinkVectors.all.count)
  }

  @Test(arguments: LinkVectors.all)
  func findsWhatIsThere(_ vector: LinkVectors.Case) {
    let found = TextCodes(Array(vector.text.utf8))
    #expect(found.tokens.map { String(decoding: $0, as: UTF8.self) } == vector.tokens)
    #expect(found.broken.map { String(decoding: $0, as: UTF8.self) } == vector.broken)
    #expect(found.codes.map(\.checkCode) == vector.codes)
    #expect(Self.name(found.content) == vector.answer)
  }

  /// What the page asks about instead of a whole mail has the same answer.
  @Test(arguments: LinkVectors.all)
  func thePagesQuestionHasTheSameAnswer(_ vector: LinkVectors.Case) {
    #expect(Self.answer(vector.asked) == Self.answer(vector.text))
    let isToken = vector.answer == "token" && vector.broken.isEmpty
    if isToken { #expect(Self.answer(vector.text) == "token \(vector.tokens[0])") }
  }

  /// A token is found in whatever stands around it, and only where every digit of it stands in its order.
  @Test func neverFindsWhatIsNotThere() throws {
    let vectors = LinkVectors.all
    let token = try #require(vectors.first { $0.name == "digits alone" }).text
    var chance = Chance(seed: 22)
    for _ in 0..<500 {
      var spoiled = Array(token.utf8)
      let place = Int.random(in: spoiled.indices, using: &chance)
      switch Int.random(in: 0..<3, using: &chance) {
      case 0: spoiled.remove(at: place)
      case 1: spoiled.insert(UInt8.random(in: 0x30...0x39, using: &chance), at: place)
      default: spoiled.insert(UInt8(ascii: "x"), at: place)
      }
      let found = TextCodes(Array("https://bewijs.example/q#".utf8) + spoiled + Array(".".utf8))
      let text = String(decoding: spoiled, as: UTF8.self)
      #expect(found.tokens.allSatisfy { text.contains(String(decoding: $0, as: UTF8.self)) })
      #expect(
        found.tokens.first.map { String(decoding: $0, as: UTF8.self) } != token
          || text.contains(token))
    }
  }

  /// However a megabyte is made, it is gone through a few times and no more.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "5925 ", "%25", "%2525", "=\n", "= ", "A-", "AAAA-", "\n>", "q#", " ", "\n", "9", "/c/",
      "controlecode ", "5925521407457331 ", "59255214074573316 ", "\u{200E}", "q=23", "é",
      "%E2%80%8E",
      "AAAA AAAA AAAA ", "/q#1 ", "\r", "#",
    ])
  func aMegabyteTakesNoLongerThanItsLength(_ piece: String) {
    let text = Array(String(repeating: piece, count: (1 << 20) / piece.utf8.count).utf8)
    let time = ContinuousClock().measure { _ = TextCodes(text) }
    #expect(time < .seconds(30), "\(piece)")
  }

  /// A whole mail, of which people paste more than they know.
  @Test func aLongMailIsReadAtOnce() throws {
    let token = try #require(LinkVectors.all.first { $0.name == "digits alone" }).text
    let line =
      "> Beste mevrouw, hier is het: https://elders.example/?id=%23123-4567&a=b 06 12345678\r\n"
    let half = String(repeating: line, count: 50_000 / line.utf8.count)
    let mail = Array("\(half)https://bewijs.example/q%2523\(token).\r\n\(half)".utf8)
    var found: [[UInt8]] = []
    let time = ContinuousClock().measure { found = TextCodes(mail).tokens }
    #expect(found == [Array(token.utf8)])
    #expect(time < .seconds(5), "\(time)")
    print("\(mail.count) bytes of mail: \(time)")
  }

  private static func name(_ content: TextCodes.Content) -> String {
    switch content {
    case .none: "none"
    case .token: "token"
    case .code: "code"
    case .mistypedCode: "mistyped"
    case .several: "several"
    }
  }

  private static func answer(_ text: String) -> String {
    do throws(Problem) {
      switch try Submission(Array(text.utf8)) {
      case .code(let id): return "code \(id.checkCode)"
      case .mistypedCode: return "mistyped"
      case .token(let bytes): return "token \(TokenDigits.encode(bytes))"
      case .file: return "file"
      case .several: return "several"
      case .other(let kind): return "\(kind)"
      }
    } catch {
      return error.message.en
    }
  }
}
