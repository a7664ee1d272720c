import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkVerifying

/// Lays out every document of a batch before anything is signed: what does not fit is refused with
/// its row, and what letters the batch needs is known.
struct Rehearsal: Sendable {
  let design: DocumentDesign
  let issuer: IssuerProfile
  let texts: [Language: Texts]
  /// The key that will sign; a draft has none.
  let key: PublicKey?
  /// QR codes by how much they hold: as many digits make as large a code, whatever they are.
  private let rooms = Remembered<Int, QRSymbol>(most: Token.longest)

  init(
    design: DocumentDesign, issuer: IssuerProfile, texts: [Language: Texts], key: PublicKey?
  ) {
    self.design = design
    self.issuer = issuer
    self.texts = texts
    self.key = key
  }

  /// People at a time: enough that counting letters is not the work.
  private static let portion = 32
  /// What is wrong with one person's words, and not with the template or the theme.
  private static let aboutTheRow: [Problem.Code] = [.doesNotFit, .badFont, .qrTooLarge]

  /// What was found: the letters of all pages, and why rows are refused.
  struct Findings: Sendable {
    var usage = FontUsage()
    var refusals: [Message] = []
  }

  func run(_ awards: [Award], lines: [Int]) throws(Problem) -> Findings {
    var all = Findings()
    let portions = (awards.count + Self.portion - 1) / Self.portion
    try WorkerPool.run(count: portions) { (number) throws(Problem) in
      var found = Findings()
      for index in number * Self.portion..<min(awards.count, (number + 1) * Self.portion) {
        do throws(Problem) {
          for page in try pages(awards[index]) { found.usage.add(page) }
        } catch {
          guard Self.aboutTheRow.contains(error.code) else { throw error }
          found.refusals.append(
            Message(
              nl: "regel \(lines[index]), \(awards[index].name): \(error.message.nl)",
              en: "line \(lines[index]), \(awards[index].name): \(error.message.en)"))
        }
      }
      return found
    } consume: { (found: Findings) in
      all.usage.add(found.usage)
      all.refusals += found.refusals
    }
    return all
  }

  private func pages(_ award: Award) throws(Problem) -> [Page] {
    guard let texts = texts[award.language] else { return [] }
    let check = try key.map { key throws(Problem) in
      let token = try Token(signing: Facts(award), id: .stand(), with: StandIn(publicKey: key))
      let symbol = try rooms.value(token.bytes.count) { () throws(Problem) in
        try QRSymbol(token, issuer: issuer)
      }
      try QRSymbol.checkScans(symbol, award: award)
      return DocumentContent.Check(roomFor: symbol)
    }
    return try design.pages(
      try design.content(award, issuer: issuer, check: check, texts: texts, isRehearsal: true))
  }
}
