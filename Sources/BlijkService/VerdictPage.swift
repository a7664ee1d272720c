import Blijk
import BlijkBasics
import BlijkDocument

/// The one page of the service, with or without an answer on it.
struct VerdictPage: Sendable {
  private let template: CheckedTemplate
  private let texts: [Language: Texts]

  private static let variables: [String: TemplateVariables] = [
    "language": .value, "title": .value, "lead": .value, "explain": .value, "codeLabel": .value,
    "codeButton": .value, "waiting": .value, "failed": .value, "coordinator": .value,
    "runs": .value,
    "verdict": .section([
      "state": .value, "symbol": .value, "heading": .value, "sentence": .value,
      "boundary": .value, "remarks": .section(["text": .value]),
      "facts": .section(["heading": .value, "items": .section(["label": .value, "value": .value])]),
    ]),
  ]

  init(shared: SharedFiles) throws(Problem) {
    template = try CheckedTemplate(
      path: shared.file("Templates/service/page.html"), variables: Self.variables)
    var texts: [Language: Texts] = [:]
    for language in Language.allCases { texts[language] = try shared.texts(language) }
    self.texts = texts
  }

  /// The page in a language.
  func render(_ verdict: Verdict?, _ language: Language) throws(Problem) -> [UInt8] {
    guard let texts = texts[language] else {
      throw Problem(.badTexts, nl: "Deze taal is er niet.", en: "There is no such language.")
    }
    var values: TemplateScope = ["language": .text(language.rawValue)]
    for (name, key) in [
      ("title", "title"), ("lead", "lead"), ("explain", "explain"), ("codeLabel", "code-label"),
      ("codeButton", "code-button"), ("waiting", "waiting"), ("failed", "failed"),
      ("coordinator", "coordinator"), ("runs", "runs"),
    ] {
      values[name] = .text(try texts.text("page.\(key)"))
    }
    if let verdict { values["verdict"] = .scope(try Self.values(of: verdict, texts: texts)) }
    return template.render(values)
  }

  private static func values(of verdict: Verdict, texts: Texts) throws(Problem) -> TemplateScope {
    var values: TemplateScope = [
      "state": .text(verdict.state.rawValue), "symbol": .text(verdict.symbol),
      "heading": .text(try verdict.title(texts)), "sentence": .text(try verdict.sentence(texts)),
      "remarks": .list(try verdict.remarks(texts).map { ["text": .text($0)] }),
    ]
    let facts = try verdict.labelledFacts(texts)
    if !facts.isEmpty {
      values["facts"] = .scope([
        "heading": .text(try texts.text("page.facts-heading")),
        "items": .list(facts.map { ["label": .text($0.label), "value": .text($0.value)] }),
      ])
    }
    values["boundary"] = .optional(try verdict.boundary(texts))
    return values
  }
}
