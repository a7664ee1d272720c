import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkVerifying

/// Lays out every document of a batch before anything is signed: what does not fit is refused with its row,
/// and then it is known what letters the batch needs.
struct Rehearsal: Sendable {
  let design: DocumentDesign
  let issuer: IssuerProfile
  let texts: [Language: Texts]
  /// The key that will sign; nil for drafts.
  let key: PublicKey?
  /// QR codes by the size of the token in bytes, which alone decides how large the code is.
  private let symbols = Remembered<Int, QRSymbol>(most: Token.longest)

  init(
    design: DocumentDesign, issuer: IssuerProfile, texts: [Language: Texts], key: PublicKey?
  ) {
    self.design = design
    self.issuer = issuer
    self.texts = texts
    self.key = key
  }

  /// Documents per job: with fewer, merging the counts would be most of the work.
  private static let portion = 32
  /// Problems that belong to one row, and not to the template or the theme.
  private static let aboutTheRow: [Problem.Code] = [.doesNotFit, .badFont, .qrTooLarge]

  /// The letters of some pages, and whose rows are refused.
  private struct Findings: Sendable {
    var usage = FontUsage()
    var refusals: [Refusal] = []
  }

  /// Lays all of them out.
  ///
  /// - Returns: The letters of all pages, and which rows do not fit on paper.
  /// - Throws: Why none does.
  func run(_ documents: [PlannedDocument]) throws(Problem) -> (FontUsage, refusals: RefusalList) {
    var usage = FontUsage()
    var refusals = RefusalList()
    let portions = (documents.count + Self.portion - 1) / Self.portion
    try WorkerPool.run(count: portions) { (number) throws(Problem) in
      let first = number * Self.portion
      return try findings(documents[first..<min(documents.count, first + Self.portion)])
    } consume: { (found: Findings) in
      usage.add(found.usage)
      refusals.add(found.refusals)
    }
    return (usage, refusals)
  }

  private func findings(_ documents: ArraySlice<PlannedDocument>) throws(Problem) -> Findings {
    var found = Findings()
    for document in documents {
      do throws(Problem) {
        for page in try pages(document.award) { found.usage.add(page) }
      } catch {
        guard Self.aboutTheRow.contains(error.code) else { throw error }
        found.refusals.append(
          Refusal(
            row: document.row, person: document.award.name, nl: error.message.nl,
            en: error.message.en))
      }
    }
    return found
  }

  private func pages(_ award: Award) throws(Problem) -> [Page] {
    guard let texts = texts[award.language] else { return [] }
    let check = try key.map { key throws(Problem) in
      let token = try Token(
        signing: Facts(award), id: .placeholder(),
        with: PlaceholderSigner(publicKey: key))
      let symbol = try symbols.value(token.bytes.count) { () throws(Problem) in
        try QRSymbol(token, issuer: issuer)
      }
      try QRSymbol.checkScans(symbol, award: award)
      return DocumentContent.Check(roomFor: symbol)
    }
    return try design.pages(
      try design.content(award, issuer: issuer, check: check, texts: texts, isRehearsal: true))
  }
}
