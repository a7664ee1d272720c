import BlijkBasics
import BlijkCredential
import BlijkMarkup
import BlijkRegister
import BlijkVerifying

/// A page for somebody who asks what is kept: everything, in words, with why.
struct HolderPage {
  private let texts: Texts
  private let issuer: IssuerProfile

  private static let variables: [String: TemplateVariables] = [
    "language": .value, "title": .value, "intro": .value,
    "sections": .section([
      "heading": .value, "lines": .section(["text": .value]),
      "table": .section(["rows": .section(["label": .value, "value": .value])]),
    ]),
  ]

  init(_ texts: Texts, issuer: IssuerProfile) { (self.texts, self.issuer) = (texts, issuer) }

  /// The page's bytes.
  ///
  /// - Parameters:
  ///   - entry: The document as the register has it.
  ///   - record: Its row.
  ///   - files: The names of its files that are kept.
  ///   - shared: Where the template is.
  /// - Returns: HTML.
  /// - Throws: What is wrong with the template or the texts.
  func page(
    of entry: RegisterEntry, record: JSON, files: [String], shared: SharedFiles
  ) throws(Problem) -> [UInt8] {
    let path = try shared.file("Templates/holder/inzage.html")
    try HTMLTemplateLinter(path: path, variables: Self.variables).check()
    var sections = [
      try section("document", table: rows(of: entry, record))
    ]
    if let cells = entry.contents?.request.flatMap(RememberedRequest.init)?.cells {
      let rows = RosterColumn.allCases.compactMap { column in
        cells[column].map { (column.rawValue, $0) }
      }
      sections.append(try section("list", ["list"], table: rows))
    }
    if entry.contents != nil {
      sections.append(
        try section(
          "files", ["files", "credential"],
          table: files.enumerated().map {
            (String($0.offset + 1), $0.element)
          }))
    }
    sections.append(try section("why", ["why"]))
    let contact = issuer.phone == nil ? "rights-contact-without-phone" : "rights-contact"
    sections.append(
      try section("rights", ["rights-correct", "rights-hide", "rights-erase", contact]))
    sections.append(try section("stays", ["stays", "stays-elsewhere"]))
    return try CheckedTemplate(path: path, variables: Self.variables).render([
      "language": .text(texts.language.rawValue), "title": .text(try text("title")),
      "intro": .text(try text(entry.contents == nil ? "intro-erased" : "intro")),
      "sections": .list(sections),
    ])
  }

  /// What the row says, in the order in which a person asks.
  private func rows(of entry: RegisterEntry, _ record: JSON) throws(Problem) -> [(String, String)] {
    var rows: [(String, String)] = []
    func add(_ key: String, _ value: String?) throws(Problem) {
      if let value { rows.append((try text(key), value)) }
    }
    if let facts = entry.contents?.facts {
      try add("name", facts.name)
      try add("document", try texts.text("kind.\(facts.kind.word).heading"))
      try add("about", facts.title)
      try add("date", try texts.long(facts.date))
      if let last = facts.validUntil {
        rows.append((try texts.text("label.valid-until"), try texts.long(last)))
      }
      if let period = facts.period {
        rows.append((try texts.text("label.period"), try texts.long(period)))
      }
      for task in facts.tasks { rows.append((try texts.text("label.tasks"), task.text)) }
      if facts.isTest { try add("test", try text("test-value")) }
    }
    try add("code", entry.id.checkCode)
    try add("registered", try texts.long(.inTheNetherlands(entry.registeredAt)))
    try add("state", try text("state-\(entry.state.word)"))
    if let moment = record["stateChangedAt"]?.integer {
      try add("changed", try texts.long(.inTheNetherlands(moment)))
    }
    if let reason = record["because"]?.string {
      try add("because", try texts.text("inzage.reason.\(reason)"))
    }
    let details = entry.contents?.showsDetails == true ? "typed-details" : "typed-shown"
    if entry.contents != nil {
      try add("typed", try text(entry.isHidden ? "typed-hidden" : details))
    }
    return rows
  }

  private func section(
    _ name: String, _ lines: [String] = [], table rows: [(String, String)] = []
  ) throws(Problem) -> TemplateScope {
    var scope: TemplateScope = [
      "heading": .text(try text("\(name)-heading")),
      "lines": .list(try lines.map { key throws(Problem) in ["text": .text(try text(key))] }),
    ]
    if !rows.isEmpty {
      scope["table"] = .scope([
        "rows": .list(rows.map { ["label": .text($0.0), "value": .text($0.1)] })
      ])
    }
    return scope
  }

  private func text(_ key: String) throws(Problem) -> String {
    try texts.text(
      "inzage.\(key)", ["organisation": issuer.name, "phone": issuer.phone ?? ""])
  }
}
