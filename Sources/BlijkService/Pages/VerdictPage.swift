import BlijkBasics
import BlijkMarkup
import BlijkVerifying

/// The one page of the service, with or without an answer on it.
struct VerdictPage: Sendable {
  private let template: CheckedTemplate

  private static let link: TemplateVariables = .section(["language": .value, "name": .value])
  private static let text: TemplateVariables = .section(["text": .value])
  private static let heading: TemplateVariables = .section(["heading": .value])
  private static let variables: [String: TemplateVariables] = [
    "language": .value, "title": .value, "operator": .value, "runs": .value, "access": .value,
    "coordinator": .value, "lead": .value, "explain": .value, "codeLabel": .value,
    "codeButton": .value, "fileLabel": .value, "fileHint": .value, "fileLarge": .value,
    "waiting": .value, "failed": .value,
    "switch": .section([
      "label": .value, "links": link,
      "forms": .section(["language": .value, "name": .value, "input": .value]),
    ]),
    "first": heading, "again": heading,
    "verdict": .section([
      "state": .value, "symbol": .value, "heading": .value, "sentence": .value,
    ]),
    "answer": .section([
      "facts": .section([
        "heading": .value, "boundary": .value,
        "items": .section(["label": .value, "values": text]),
      ]),
      "unchecked": text, "meaning": .value, "doubt": .value,
      "call": .section(["number": .value, "text": .value]),
      "checkedAt": .value, "printButton": .value,
    ]),
  ]

  init(path: String) throws(Problem) {
    template = try CheckedTemplate(path: path, variables: Self.variables)
  }

  /// What stands in the place of an answer.
  enum Content {
    case nothing
    case verdict(Verdict)
    case refusal(Refusal)
  }

  /// The page with these words; with what was typed, so that the answer can be had in another
  /// language without a script.
  func render(_ content: Content, words: PageWords, typed: String? = nil) throws(Problem) -> [UInt8]
  {
    let texts = words.texts
    var values = try words.surroundings(typed: typed)
    switch content {
    case .nothing:
      let title = try texts.text("page.title")
      values["title"] = .text(title)
      values["first"] = .scope(["heading": .text(title)])
    case .verdict(let verdict):
      let title = try verdict.title(texts)
      values["title"] = .text("\(verdict.symbol) \(title)")
      values["verdict"] = .scope([
        "state": .text(verdict.state.rawValue), "symbol": .text(verdict.symbol),
        "heading": .text(title), "sentence": .text(try verdict.sentence(texts)),
      ])
      values["answer"] = .scope(try Self.answer(verdict, words: words))
    case .refusal(let refusal):
      let title = try texts.text("refusal-title.\(refusal.name)")
      values["title"] = .text(title)
      values["verdict"] = .scope([
        "state": "refused", "symbol": "–", "heading": .text(title),
        "sentence": .text(try texts.text("refusal.\(refusal.name)")),
      ])
    }
    if values["first"] == nil {
      values["again"] = .scope(["heading": .text(try texts.text("page.again"))])
    }
    return template.render(values)
  }

  /// What follows the state, in the order in which it is read.
  private static func answer(_ verdict: Verdict, words: PageWords) throws(Problem)
    -> TemplateScope
  {
    let texts = words.texts
    var values: TemplateScope = [
      "unchecked": .list(try verdict.unchecked(texts).map { ["text": .text($0)] }),
      "doubt": .text(try verdict.doubt(texts)),
      "checkedAt": .text(try words.checkedAt()),
      "printButton": .text(try texts.text("page.print-button")),
    ]
    values["meaning"] = .optional(try verdict.meaning(texts))
    let facts = try verdict.labelledFacts(texts)
    if !facts.isEmpty {
      var scope: TemplateScope = [
        "heading": .text(try texts.text("page.facts-heading")),
        "items": .list(Self.grouped(facts)),
      ]
      scope["boundary"] = .optional(try verdict.boundary(texts))
      values["facts"] = .scope(scope)
    }
    if let phone = verdict.issuer?.phone {
      values["call"] = .scope([
        "number": .text(phone.filter { $0.isNumber || $0 == "+" }),
        "text": .text(try texts.text("page.call", ["phone": phone])),
      ])
    }
    return values
  }

  /// Facts that follow each other under one label, such as learning goals, share it.
  private static func grouped(_ facts: [(label: String, value: String)]) -> [TemplateScope] {
    facts.indices.filter { $0 == 0 || facts[$0 - 1].label != facts[$0].label }.map { first in
      let same = facts[first...].prefix { $0.label == facts[first].label }
      return [
        "label": .text(facts[first].label), "values": .list(same.map { ["text": .text($0.value)] }),
      ]
    }
  }
}
