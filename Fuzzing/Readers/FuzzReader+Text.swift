import BlijkBasics
import BlijkCredential
import BlijkTestSupport

/// The search for codes in what people paste.
extension FuzzReader {
  static func text() throws -> FuzzReader {
    let facts = [Sample.certificaat, Sample.praktijkverklaring]
    let links = try facts.map { facts in
      let token = try Token(signing: facts, id: try .random(), with: TestKeys.ed25519.get())
      return "https://bewijs.example/q#\(TokenDigits.encode(token.bytes))"
    }
    let mail = "Beste Jan,\n(\(links[0])).\nControlecode: EY77-DD8T-KNMP-93HD\nBel 070 123 45 67\n"
    let texts = [
      links[0], mail, mail.replacing("#", with: "%2523"), mail.replacing("\n", with: "=\r\n> "),
      links.joined(separator: "\n"), "https://a.example/c%23ey77dd8tknmp93hd.",
    ]
    let mutator = Mutator(texts.map { Array($0.utf8) })
    return FuzzReader(
      name: "text", sources: [{ mutator.next(&$0) }], shapes: Shape.texts + Shape.tokens
    ) { input throws(Problem) in
      let found = TextCodes(input)
      let digits = found.tokens + found.broken
      guard !digits.isEmpty || !found.codes.isEmpty else {
        throw Problem(.unreadable, nl: "geen code", en: "no code")
      }
      // The page asks about these alone: nothing may be lost, and nothing come of it.
      let links = digits.map { "/q#\(String(decoding: $0, as: UTF8.self))" }
      let asked = (links + found.codes.map(\.checkCode)).joined(separator: "\n")
      let again = TextCodes(Array(asked.utf8))
      precondition(
        again.tokens == found.tokens && again.codes == found.codes
          && again.broken.isEmpty == found.broken.isEmpty, asked)
    }
  }
}
