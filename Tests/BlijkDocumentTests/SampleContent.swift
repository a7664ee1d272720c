import Blijk
import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkTestSupport

/// What a document of a kind says, through the same means as the program.
struct SampleContent {
  var name = "Gülşah Çağlayan-van den Bosch"
  var title = "Gastheer of gastvrouw in de buurtkamer"
  var message: String?
  var tasks = Sample.praktijkverklaring.tasks
  var goals = ["Een doel", "Nog een doel"]
  var isTest = false
  var isDraft = false

  static let kinds = [Kind.certificaat, .deelname, .praktijkverklaring]

  func content(_ kind: Kind, language: Language = .nl) throws -> DocumentContent {
    let key = try TestKeys.key(.ed25519)
    let id = try DocumentID.random()
    let issuer = try IssuerProfileMaker.profile(host: "bewijs.example")
    let award = award(kind, language: language)
    let token = try Token(signing: Facts(award), id: id, with: key)
    let credential = Credential(
      award, id: id, issuer: issuer, status: Credential.StatusEntry(list: 1, index: 1))
    let qr = try QRSymbol(
      address: "https://bewijs.example/q#", digits: TokenDigits.encode(token.bytes))
    let check = DocumentContent.Check(
      id: id, qr: qr,
      credential: try SignedCredential(signing: credential, with: key, method: "did:web:x#y"))
    let texts = try SharedFiles(issuer: nil).texts(language)
    var content = try DocumentContent(
      award, issuer: issuer, check: isDraft ? nil : check, texts: texts)
    try content.placeOnPage(award, qr: isDraft ? nil : qr)
    return content
  }

  func award(_ kind: Kind, language: Language = .nl) -> Award {
    var award = Award(
      kind: kind, language: language, title: title, name: name, date: Sample.day, isTest: isTest,
      signatory: Signatory("M. de Vries, coördinator"), achievement: "gastheer", words: Sample.words
    )
    award.message = message
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

  /// What a template of these few words makes of it.
  func rendered(_ template: String, kind: Kind = .certificaat) throws -> String {
    let folder = try TemporaryFolder()
    let path = try folder.file("sjabloon.svg", template)
    let page = try CheckedTemplate(path: path).render(try content(kind))
    return String(decoding: page, as: UTF8.self)
  }
}
