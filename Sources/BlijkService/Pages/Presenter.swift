import BlijkBasics
import BlijkCredential
import BlijkVerifying
import HTTPTypes
import Hummingbird

/// Says an answer in the format and the language that somebody asks for.
struct Presenter: Sendable {
  /// The languages there are, the usual one first.
  let languages: [Language]
  private let texts: [Language: Texts]
  private let names: [(language: Language, name: String)]
  private let page: VerdictPage

  /// Reads the page and the catalogues. A language whose catalogue does not name who approved it is
  /// left out: a wrong verdict sentence is worse than one in another language.
  ///
  /// - Throws: When a text is missing, or there is no language at all.
  init(shared: SharedFiles) throws(Problem) {
    page = try VerdictPage(path: shared.file("Templates/service/page.html"))
    var texts: [Language: Texts] = [:]
    var names: [(language: Language, name: String)] = []
    for language in Language.allCases {
      let catalogue = try shared.texts(language)
      guard catalogue.optional("approved-by")?.isEmpty == false else { continue }
      texts[language] = catalogue
      names.append((language, try catalogue.text("page.language-name")))
      for key in Self.keys { _ = try catalogue.text(key) }
    }
    guard !texts.isEmpty else {
      throw Problem(
        .badTexts, nl: "Geen enkele taal is goedgekeurd: 'approved-by' is overal leeg.",
        en: "No language was approved: 'approved-by' is empty everywhere.")
    }
    self.texts = texts
    self.names = names
    languages = names.map(\.language)
  }

  /// Every text that a page can need.
  static let keys: [String] = {
    let states =
      Verdict.State.allCases.map(\.rawValue)
      + [
        "notFoundTyped", "notFoundWithoutNames", "statusUnknownCode", "statusUnknownPublished",
        "statusUnknownKey",
        "statusUnknownListed", "statusUnknownUnlisted", "unreadableFile", "unreadableSeveral",
        "unreadablePhoto",
        "unreadablePDF",
        "validUndated", "expiredUndated", "notYetValidUndated",
      ]
    let page = [
      "title", "lead", "explain", "code-label", "code-button", "file-label", "file-hint",
      "file-large", "facts-heading", "other-in-file", "not-checked", "not-checked-file",
      "no-name",
      "copy-day", "list-day", "list-undated", "list-stale", "list-not-asked",
      "meaning", "doubt", "doubt-without-phone", "doubt-unknown", "coordinator", "runs",
      "operator", "operator-unnamed", "access", "access-without-phone", "access-unnamed", "call",
      "checked-at", "print-button", "waiting",
      "failed", "again", "language-name", "languages",
    ]
    let facts = [
      "kind", "title", "name", "organisation", "website", "kvk", "date", "valid-until", "period",
      "tasks", "goals", "code",
    ]
    return states.flatMap { ["verdict.\($0)", "verdict-title.\($0)"] }
      + ["verdict-sheet.paper", "verdict-sheet.file"]
      + Refusal.all.flatMap { ["refusal.\($0.name)", "refusal-title.\($0.name)"] }
      + page.map { "page.\($0)" } + facts.map { "page.fact.\($0)" }
      + PracticeTask.Level.allCases.map { "level.\($0.key)" } + ["label.hours-value"]
      + PrintedField.allCases.map { "printed.\($0.rawValue)" }
      + PrintedField.labelled.map { "label.\($0.rawValue)" }
      + Kind.allCases.flatMap { [Texts.key($0, "heading"), Texts.key($0, "boundary")] }
      + (1...12).map { "month.m\(twoDigits($0))" }
  }()

  /// The page, with or without an answer.
  func page(
    _ content: VerdictPage.Content, _ language: Language, host: ServiceHost, typed: String? = nil
  ) throws(Problem) -> Reply {
    let words = PageWords(texts: try texts(language), languages: names, host: host)
    let text = String(
      decoding: try page.render(content, words: words, typed: typed), as: UTF8.self)
    return Self.reply(.html, text)
  }

  /// What people read, whoever wrote it: with a character that nobody sees, a stranger's name could say
  /// something else, or write a line of ours.
  private static func reply(_ format: Format, _ text: String) -> Reply {
    Reply(format, Array(text.showingHidden(keepingLines: true).utf8))
  }

  /// A verdict; every one is a good answer.
  func reply(_ verdict: Verdict, _ request: VerifyRequest, host: ServiceHost) throws(Problem)
    -> Reply
  {
    let language = request.asker.language
    switch request.asker.format {
    case .json: return Reply(.json, verdict.json(language))
    case .plain: return Self.reply(.plain, try plain(verdict, language))
    case .html: return try page(.verdict(verdict), language, host: host, typed: request.typed)
    }
  }

  /// Why there is no verdict.
  func reply(_ refusal: Refusal, _ asker: Asker, host: ServiceHost) throws(Problem) -> Reply {
    let texts = try texts(asker.language)
    let sentence = try texts.text("refusal.\(refusal.name)")
    var reply: Reply
    switch asker.format {
    case .json:
      let json: JSON = ["error": .string(refusal.name), "message": .string(sentence)]
      reply = Reply(.json, json.serialized())
    case .plain: reply = Reply(.plain, Array("\(sentence)\n".utf8))
    case .html: reply = try page(.refusal(refusal), asker.language, host: host)
    }
    reply.status = refusal.status
    if let seconds = refusal.retryAfter { reply.headers[.retryAfter] = String(seconds) }
    if !refusal.allowed.isEmpty { reply.headers[.allow] = refusal.allowed.joined(separator: ", ") }
    return reply
  }

  /// The same words as on the page, one after the other.
  private func plain(_ verdict: Verdict, _ language: Language) throws(Problem) -> String {
    let texts = try texts(language)
    var lines = ["\(verdict.symbol) \(try verdict.title(texts))", try verdict.sentence(texts), ""]
    lines += try verdict.labelledFacts(texts).map { "\($0.label): \($0.value)" }
    if let boundary = try verdict.boundary(texts) { lines += [boundary, ""] }
    lines += try verdict.remarks(texts)
    // A line end in a value would begin a line of its own.
    return lines.map { $0.showingHidden() }.joined(separator: "\n") + "\n"
  }

  private func texts(_ language: Language) throws(Problem) -> Texts {
    guard let texts = texts[language] else {
      throw Problem(.badTexts, nl: "Deze taal is er niet.", en: "There is no such language.")
    }
    return texts
  }
}
