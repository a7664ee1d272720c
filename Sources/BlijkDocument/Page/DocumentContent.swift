package import BlijkBasics
package import BlijkCredential
import BlijkKeys

/// Everything a template can say about one document, in words.
package struct DocumentContent: Sendable {
  /// Checked values by the names of `TemplateVariables.document`.
  private(set) var variables: TemplateScope

  /// What makes a document checkable; a draft has none of it.
  package struct Check: Sendable {
    package let id: DocumentID
    package let qr: QRSymbol
    package let credential: SignedCredential

    package init(id: DocumentID, qr: QRSymbol, credential: SignedCredential) {
      self.id = id
      self.qr = qr
      self.credential = credential
    }
  }

  /// Gathers the words of a document.
  package init(_ award: Award, issuer: IssuerProfile, check: Check?, texts: Texts) throws(Problem) {
    let kind = "kind.\(award.kind.word)"
    let fillings = [
      "organisation": issuer.name, "name": award.name, "title": award.plainTitle,
      "signatory": award.signatory.name,
    ]
    let heading = try texts.text("\(kind).heading")
    var all: TemplateScope = [
      "language": .text(texts.language.rawValue),
      "pageTitle": "\(award.words.heading): \(award.title)",
      "description": .text(try texts.text("\(kind).boundary")),
      "heading": .text(heading),
      "organisation": .scope(Self.organisation(issuer)),
      "title": .text(award.plainTitle),
      "name": .text(award.name),
      "opening": .text(try texts.text("\(kind).opening", fillings)),
      "statement": .text(
        try Self.statement(award, kind: kind, fillings: fillings, texts: texts)),
      "dated": .text(try texts.text("label.dated", ["date": try texts.long(award.date)])),
      "boundary": .text(award.words.boundary),
    ]
    all["subheading"] = .optional(texts.optional("\(kind).subheading"))
    var signatory: TemplateScope = ["name": .text(award.signatory.name)]
    signatory["role"] = .optional(award.signatory.role)
    all["signatory"] = .scope(signatory)
    if !award.goals.isEmpty {
      all["goals"] = .scope([
        "heading": .text(try texts.text("label.goals")),
        "items": .list(award.goals.map { ["text": .text($0)] }),
      ])
    }
    if !award.tasks.isEmpty { all["tasks"] = .scope(try Self.tasks(award, texts: texts)) }
    let details = try Self.details(award, texts: texts)
    if !details.isEmpty { all["details"] = .scope(["items": .list(details)]) }
    all["message"] = .optional(award.message)
    if award.isTest {
      all["test"] = .scope([
        "mark": .text(try texts.text("test.mark")), "line": .text(try texts.text("test.line")),
      ])
    }
    if let check {
      all["check"] = .scope(
        try Self.check(check, issuer: issuer, fillings: fillings, texts: texts))
      all["credential"] = .scope([
        "type": .text(check.credential.mediaType),
        "text": .text(String(decoding: check.credential.bytes, as: UTF8.self)),
      ])
    } else {
      all["draft"] = .scope([
        "mark": .text(try texts.text("draft.mark")), "line": .text(try texts.text("draft.line")),
      ])
    }
    variables = all
  }

  /// Adds where things stand on an SVG page.
  package mutating func placeOnPage(_ award: Award, qr: QRSymbol?) throws(Problem) {
    variables["page"] = .scope(try ProvisionalPage(self, award: award, qr: qr).variables)
  }

  /// Refuses a name that would not fit on an SVG page, before anything is signed.
  package static func checkFits(name: String) throws(Problem) {
    _ = try ProvisionalPage.nameLines(name)
  }

  private static func organisation(_ issuer: IssuerProfile) -> TemplateScope {
    var organisation: TemplateScope = ["name": .text(issuer.name)]
    organisation["kvk"] = .optional(issuer.kvk.map { "KvK \($0)" })
    organisation["url"] = .optional(issuer.url)
    organisation["phone"] = .optional(issuer.phone)
    return organisation
  }

  private static func statement(
    _ award: Award, kind: String, fillings: [String: String], texts: Texts
  ) throws(Problem) -> String {
    guard award.kind == .praktijkverklaring, award.tasks.isEmpty else {
      return try texts.text("\(kind).statement", fillings)
    }
    guard let period = award.period else {
      return try texts.text("\(kind).statement-plain", fillings)
    }
    var fillings = fillings
    fillings["from"] = try texts.long(period.first)
    guard let last = period.last else {
      return try texts.text("\(kind).statement-period-open", fillings)
    }
    fillings["to"] = try texts.long(last)
    return try texts.text("\(kind).statement-period", fillings)
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
    let isSaid = award.kind == .praktijkverklaring && award.tasks.isEmpty
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

  private static func check(
    _ check: Check, issuer: IssuerProfile, fillings: [String: String], texts: Texts
  ) throws(Problem) -> TemplateScope {
    var fillings = fillings
    fillings["host"] = issuer.host.base
    return [
      "heading": .text(try texts.text("check.heading", fillings)),
      "instruction": .text(try texts.text("check.instruction", fillings)),
      "host": .text(issuer.host.base),
      "code": .text(check.id.checkCode),
      "compare": .text(try texts.text("check.compare", fillings)),
      "signed": .text(try texts.text("check.signed", fillings)),
      "url": .text(issuer.link(to: check.id)),
      "qr": .scope([
        "link": .text(check.qr.link), "path": .text(check.qr.path),
        "modules": "\(check.qr.side)",
        "millimetres": .text(millimetres(check.qr.millimetres)),
        "alt": .text(try texts.text("check.qr-alt", fillings)),
      ]),
    ]
  }
}

/// A length with at most three decimals, as SVG and CSS take it.
func millimetres(_ length: Double) -> String {
  let thousandths = Int((length * 1000).rounded())
  let rest = thousandths % 1000
  let whole = String(thousandths / 1000)
  if rest == 0 { return whole }
  if rest % 100 == 0 { return "\(whole).\(rest / 100)" }
  if rest % 10 == 0 { return "\(whole).\(rest / 100)\(rest / 10 % 10)" }
  return "\(whole).\(rest / 100)\(rest / 10 % 10)\(rest % 10)"
}
