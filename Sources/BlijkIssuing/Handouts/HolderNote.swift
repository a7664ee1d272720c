import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkMarkup
import BlijkVerifying

/// What the holder gets beside the document: a line for the cv, what a phone can do with it, how it is checked,
/// and what is theirs to show or not.
struct HolderNote: Sendable {
  private let html: CheckedTemplate
  private let text: CheckedTemplate

  private static let variables: [String: TemplateVariables] = [
    "language": .value, "name": .value, "title": .value, "intro": .value,
    "test": .section(["line": .value]),
    "cv": .section(["heading": .value, "work": .value, "line": .value, "strip": .value]),
    "phone": .section(["heading": .value, "lines": .section(["text": .value])]),
    "private": .section(["heading": .value, "lines": .section(["text": .value])]),
    "check": .section(["heading": .value, "text": .value]),
    "yours": .section(["heading": .value, "lines": .section(["text": .value])]),
    "linkedin": .section([
      "heading": .value, "fields": .section(["label": .value, "value": .value]), "url": .value,
      "link": .value, "warning": .value,
    ]),
  ]

  /// What may stand in its drawing.
  static let rules = TemplateRules.beside(variables)

  /// Where the notes lie in the output folder.
  static let folder = "uitleg"

  init(shared: SharedFiles) throws(Problem) {
    let path = try shared.file("Templates/note/note.html")
    try HTMLTemplateLinter(path: path, variables: Self.variables).check()
    html = try CheckedTemplate(path: path, variables: Self.variables)
    text = try CheckedTemplate(
      path: shared.file("Templates/note/note.txt"), variables: Self.variables, escapes: false)
  }

  /// What goes with a document.
  struct Made: Sendable {
    var files: [NamedFile]
    /// What is laid out of it to print.
    let content: PlainContent
  }

  /// The note as a web page and as plain text, for a document whose files begin with `base`; and the strip, where
  /// there is one.
  func make(
    _ award: Award, id: DocumentID, issuer: IssuerProfile, texts: Texts, base: String,
    strip: CVStrip?
  ) throws(Problem) -> Made {
    let values = try Self.values(
      award, id: id, issuer: issuer, texts: texts, hasStrip: strip != nil)
    var made = Made(
      files: [], content: PlainContent(values, language: texts.language, title: award.title))
    func add(_ ending: String, _ bytes: [UInt8]) {
      made.files.append(
        NamedFile(name: "\(Self.folder)/\(base)\(ending)", file: RenderedFile(bytes: bytes)))
    }
    add(".html", html.render(values))
    add(".txt", text.render(values))
    if let strip {
      add("-cv.svg", strip.svg)
      add("-cv.png", strip.png)
    }
    return made
  }

  /// What a strip for a cv says, whose QR code says no more than a check code does: so only where a typed code is
  /// answered. A practice document is nothing for a cv.
  static func strip(_ award: Award, issuer: IssuerProfile, texts: Texts) throws(Problem)
    -> CVStrip.Words?
  {
    guard issuer.typedCodes == true, !award.isTest else { return nil }
    let month = try texts.longMonth(of: award.date)
    return CVStrip.Words(
      title: "\(award.words.heading): \(award.title)", place: "\(issuer.name), \(month)",
      hint: try texts.text("note.cv-strip-hint"))
  }

  private static func values(
    _ award: Award, id: DocumentID, issuer: IssuerProfile, texts: Texts, hasStrip: Bool
  ) throws(Problem) -> TemplateScope {
    let fillings = [
      "document": award.words.heading, "title": award.plainTitle, "name": award.name,
      "organisation": issuer.name, "month": try texts.longMonth(of: award.date),
      "host": "\(issuer.host.base)/c", "code": id.checkCode, "phone": issuer.phone ?? "",
    ]
    func text(_ key: String) throws(Problem) -> TemplateValue {
      .text(try texts.text("note.\(key)", fillings))
    }
    func part(_ name: String, _ keys: String...) throws(Problem) -> TemplateValue {
      .scope([
        "heading": try text("\(name)-heading"),
        "lines": .list(try keys.map { key throws(Problem) in ["text": try text(key)] }),
      ])
    }
    let lost = issuer.phone == nil ? "lost-without-phone" : "lost"
    var values: TemplateScope = [
      "language": .text(texts.language.rawValue), "name": .text(award.name),
      "title": try text("title"),
      "intro": try text("intro"),
      "check": .scope(["heading": try text("check-heading"), "text": try text("check")]),
      "phone": try part("phone", "phone-keep", "phone-send", "phone-print"),
      "yours": try part("yours", "yours", "benefits", lost),
      "private": try part("private", "private", "private-hide"),
    ]
    if award.isTest {
      // A practice document is nothing for a cv or a profile.
      values["test"] = .scope(["line": .text(try texts.text("test.line"))])
    } else {
      var cv: TemplateScope = [
        "heading": try text("cv-heading"), "line": try text("cv-line"),
      ]
      cv["strip"] = .optional(hasStrip ? try texts.text("note.cv-strip", fillings) : nil)
      cv["work"] = .optional(try work(award, issuer: issuer, texts: texts))
      values["cv"] = .scope(cv)
      values["linkedin"] = .scope(try linkedIn(award, id: id, issuer: issuer, texts: texts))
    }
    return values
  }

  /// The work for a cv, with the role and the period that the document names; `nil` for a course.
  private static func work(
    _ award: Award, issuer: IssuerProfile, texts: Texts
  ) throws(Problem) -> String? {
    let title = award.kind.rules.tellsOfTasks ? award.plainTitle : nil
    let named = award.role ?? title
    guard named != nil || award.period != nil else { return nil }
    let volunteer = try texts.text("note.cv-volunteer")
    let role = named ?? volunteer
    var fillings = [
      "role": role.prefix(1).uppercased() + role.dropFirst(), "organisation": issuer.name,
    ]
    guard let period = award.period else { return try texts.text("note.cv-work", fillings) }
    fillings["period"] = try texts.long(period)
    return try texts.text("note.cv-work-period", fillings)
  }

  private static func linkedIn(
    _ award: Award, id: DocumentID, issuer: IssuerProfile, texts: Texts
  ) throws(Problem) -> TemplateScope {
    let title = "\(award.words.heading): \(award.title)"
    let link = issuer.link(to: id)
    let issued = award.date.components
    var fields: [(String, String)] = [
      ("name", title), ("organisation", issuer.name),
      ("issued", try texts.longMonth(of: award.date)),
    ]
    var query: [(String, String)] = [
      ("startTask", "CERTIFICATION_NAME"), ("name", title), ("organizationName", issuer.name),
      ("issueYear", String(issued.year)), ("issueMonth", String(issued.month)),
    ]
    if let last = award.validUntil {
      let (year, month, _) = last.components
      fields.append(("expires", try texts.longMonth(of: last)))
      query += [("expirationYear", String(year)), ("expirationMonth", String(month))]
    }
    fields += [("id", id.checkCode), ("url", link)]
    query += [("certUrl", link), ("certId", id.checkCode)]
    let address = query.map { "\($0)=\(PercentEncoding.encode($1))" }.joined(separator: "&")
    return [
      "heading": .text(try texts.text("note.linkedin-heading")),
      "fields": .list(
        try fields.map { field throws(Problem) in
          [
            "label": .text(try texts.text("note.linkedin-\(field.0)")), "value": .text(field.1),
          ]
        }),
      "url": .text("https://www.linkedin.com/profile/add?\(address)"),
      "link": .text(try texts.text("note.linkedin-link")),
      "warning": .text(try texts.text("note.linkedin-warning")),
    ]
  }
}
