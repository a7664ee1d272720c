import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkMarkup

/// The words of one document, by the names that templates use.
struct DocumentWords {
  private(set) var scope: TemplateScope
  private let issuer: IssuerProfile
  private let fillings: [String: String]

  init(_ award: Award, issuer: IssuerProfile, texts: Texts) throws(Problem) {
    self.issuer = issuer
    let kind = award.kind
    fillings = [
      "organisation": issuer.name, "name": award.name, "title": award.plainTitle,
      "signatory": award.signatory.name, "host": issuer.host.base,
    ]
    scope = [
      "heading": .text(try texts.text(Texts.key(kind, "heading"))),
      "organisation": .scope(Self.organisation(issuer)),
      "title": .text(award.plainTitle), "name": .text(award.name),
      "dated": .text(try texts.text("label.dated", ["date": try texts.long(award.date)])),
      "boundary": .text(award.words.boundary),
    ]
    // Who writes a letter opens it too.
    let written = texts.optional(Texts.key(kind, "opening-written"), fillings)
    if award.message != nil, let written {
      scope["opening"] = .text(written)
    } else {
      scope["opening"] = .text(try texts.text(Texts.key(kind, "opening"), fillings))
      scope["statement"] = .text(try Self.statement(award, fillings: fillings, texts: texts))
    }
    scope["subheading"] = .optional(texts.optional(Texts.key(kind, "subheading")))
    scope["closing"] = .optional(texts.optional(Texts.key(kind, "closing"), fillings))
    var signatory: TemplateScope = ["name": .text(award.signatory.name)]
    signatory["role"] = .optional(award.signatory.role)
    scope["signatory"] = .scope(signatory)
    if !award.goals.isEmpty {
      scope["goals"] = .scope([
        "heading": .text(try texts.text("label.goals")),
        "items": .list(award.goals.map { ["text": .text($0)] }),
      ])
    }
    if !award.tasks.isEmpty { scope["tasks"] = .scope(try Self.tasks(award, texts: texts)) }
    let details = try Self.details(award, texts: texts)
    if !details.isEmpty { scope["details"] = .scope(["items": .list(details)]) }
    scope["message"] = award.message.map { message in
      let paragraphs = message.split(separator: "\n", omittingEmptySubsequences: true)
      return .scope(["paragraphs": .list(paragraphs.map { ["text": .text(String($0))] })])
    }
  }

  /// How a document is checked, and where.
  func check(_ check: DocumentContent.Check, texts: Texts) throws(Problem) -> TemplateScope {
    // Where codes cannot be typed nobody is told to.
    let canType = issuer.typedCodes != false
    var all: TemplateScope = [
      "heading": .text(try texts.text("check.heading", fillings)),
      "instruction": .text(
        try texts.text(canType ? "check.instruction" : "check.instruction-scan", fillings)),
      "host": .text(canType ? "\(issuer.host.base)/c" : issuer.host.base),
      "code": .text(check.code),
      "compare": .text(try texts.text("check.compare", fillings)),
      "signed": .text(try texts.text("check.signed", fillings)),
    ]
    if let id = check.id { all["url"] = .text(issuer.link(to: id)) } else { all["url"] = "" }
    return all
  }

  private static func organisation(_ issuer: IssuerProfile) -> TemplateScope {
    var organisation: TemplateScope = ["name": .text(issuer.name)]
    let kvk = issuer.kvk.map { "KvK \($0)" }
    organisation["kvk"] = .optional(kvk)
    organisation["url"] = .optional(issuer.url)
    organisation["phone"] = .optional(issuer.phone)
    let contact = [kvk, issuer.url, issuer.phone].compactMap(\.self)
    if !contact.isEmpty { organisation["contact"] = .text(contact.joined(separator: " · ")) }
    return organisation
  }

  private static func statement(
    _ award: Award, fillings: [String: String], texts: Texts
  ) throws(Problem) -> String {
    guard award.kind.rules.tellsOfTasks, award.tasks.isEmpty else {
      return try texts.text(Texts.key(award.kind, "statement"), fillings)
    }
    guard let period = award.period else {
      return try texts.text(Texts.key(award.kind, "statement-plain"), fillings)
    }
    var fillings = fillings
    fillings["from"] = try texts.long(period.first)
    guard let last = period.last else {
      return try texts.text(Texts.key(award.kind, "statement-period-open"), fillings)
    }
    fillings["to"] = try texts.long(last)
    return try texts.text(Texts.key(award.kind, "statement-period"), fillings)
  }

  private static func tasks(_ award: Award, texts: Texts) throws(Problem) -> TemplateScope {
    let items = award.tasks.map { task in
      var item: TemplateScope = ["text": .text(task.text)]
      item["level"] = .optional(task.level.map { award.words.levels[$0] ?? $0.word })
      return item
    }
    var tasks: TemplateScope = [
      "heading": .text(try texts.text("label.tasks")), "items": .list(items),
    ]
    if award.tasks.contains(where: { $0.level != nil }) {
      tasks["levelHeading"] = .text(try texts.text("label.level"))
    }
    return tasks
  }

  private static func details(_ award: Award, texts: Texts) throws(Problem) -> [TemplateScope] {
    var details: [TemplateScope] = []
    func add(_ label: String, _ value: String?) throws(Problem) {
      guard let value else { return }
      details.append([
        "label": .text(try texts.text("label.\(label)")), "value": .text(value),
      ])
    }
    // A praktijkverklaring without tasks says its period in the sentence already.
    let isSaid = award.kind.rules.tellsOfTasks && award.tasks.isEmpty
    if let role = award.role, role.lowercased() != award.plainTitle.lowercased() {
      try add("role", role)
    }
    if let period = award.period, !isSaid { try add("period", try texts.long(period)) }
    try add("setting", award.setting)
    try add("seen", award.seen.map { award.words.seen[$0] ?? $0.rawValue })
    try add("provider", award.provider?.name)
    if let hours = award.hours {
      try add("hours", try texts.text("label.hours-value", ["hours": String(hours)]))
    }
    try add("external-proof", award.externalProof)
    if let last = award.validUntil { try add("valid-until", try texts.long(last)) }
    return details
  }
}
