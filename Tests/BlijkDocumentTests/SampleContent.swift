import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkKeys
import BlijkMarkup
import BlijkTestSupport
import BlijkVerifying
import Foundation

@testable import BlijkDocument

/// What a document of a kind says, through the same means as the program.
struct SampleContent {
  var name = "Gülşah Çağlayan-van den Bosch"
  var title = "Gastheer of gastvrouw in de buurtkamer"
  var message: String?
  var tasks = Sample.praktijkverklaring.tasks
  var goals = ["Een doel", "Nog een doel"]
  var isTest = false
  var isDraft = false
  /// Whether nothing is filled in that need not be.
  var isBare = false
  /// The document's id; another one each time when there is none.
  var id: DocumentID?

  static let kinds = Kind.allCases

  func content(_ kind: Kind, language: Language = .nl) throws -> DocumentContent {
    let key = try TestKeys.key(.ed25519)
    let id = try id ?? DocumentID.random()
    let issuer = try IssuerProfileMaker.profile(host: "bewijs.example")
    let award = award(kind, language: language)
    let token = try Token(signing: Facts(award), id: id, with: key)
    let credential = Credential(
      award, id: id, issuer: issuer, status: Credential.StatusEntry(list: 1, index: 1),
      at: Timestamp.now())
    let qr = try QRSymbol(
      address: "https://bewijs.example/q#", digits: TokenDigits.encode(token.bytes))
    let check = DocumentContent.Check(
      id: id, symbol: qr,
      credential: try SignedCredential(signing: credential, with: key, method: "did:web:x#y", at: 0)
    )
    let texts = try SharedFiles(issuer: nil).texts(language)
    return try DocumentContent(
      award, issuer: issuer, check: isDraft ? nil : check, texts: texts, theme: Theme())
  }

  /// The pages of a kind's own template.
  func pages(_ kind: Kind, language: Language = .nl) throws -> [Page] {
    try Self.maker.get().pages(
      Self.template("\(kind.word)/document"), next: Self.later(kind),
      content: try content(kind, language: language))
  }

  /// The SVG file of the first page.
  func svg(_ kind: Kind, language: Language = .nl) throws -> String {
    try Self.svg(try pages(kind, language: language))
  }

  /// The SVG file of the first of these pages.
  static func svg(_ pages: [Page]) throws -> String {
    var usage = FontUsage()
    for page in pages { usage.add(page) }
    let file = SVGWriter.write(
      pages[0], credential: nil, fonts: try EmbeddedFonts(usage, packing: .quick),
      colours: Colours())
    return String(decoding: file.bytes, as: UTF8.self)
  }

  /// The HTML file of a kind's own template.
  func html(_ kind: Kind, language: Language = .nl) throws -> String {
    let path = "\(Project.root)/Templates/\(kind.word)/document.html"
    let file = try CheckedTemplate(document: path).render(try content(kind, language: language))
    return String(decoding: file, as: UTF8.self)
  }

  static func texts(_ language: Language = .nl) throws -> Texts {
    try SharedFiles(issuer: nil).texts(language)
  }

  static let fonts = Result { try FontLibrary(Theme().fonts, in: .system(after: [])) }
  static let maker = Result { PageMaker(theme: Theme(), fonts: try fonts.get()) }

  /// The template of next sheets: the kind's own, or the one for all.
  static func later(_ kind: Kind) -> LaterTemplate {
    let paths = ["\(kind.word)/", ""].map { "\(Project.root)/Templates/\($0)next.svg" }
    return LaterTemplate(
      path: paths.first(where: FileManager.default.fileExists), colours: Colours())
  }

  static func template(_ name: String) throws -> SVGTemplate {
    try SVGTemplate(path: "\(Project.root)/Templates/\(name).svg", colours: Colours())
  }

  func award(_ kind: Kind, language: Language = .nl) -> Award {
    var award = Award(
      kind: kind, language: language, title: title, name: name, date: Sample.day, isTest: isTest,
      signatory: Signatory("M. de Vries, coördinator"), achievement: "gastheer", words: Sample.words
    )
    award.message = message
    if isBare { return award }
    if kind == .praktijkverklaring {
      award.tasks = tasks
      award.period = Period("2026-02/2026-10")
      award.setting = "Keuken en ontvangst"
    } else {
      award.goals = goals
      award.hours = 12
    }
    return award
  }
}
