package import BlijkBasics
package import BlijkCredential
import BlijkKeys
package import BlijkMarkup

/// Everything a template can say about one document, in words, and what is drawn beside them.
package struct DocumentContent: Sendable {
  /// The values for templates, by the names in `TemplateVariables.document`. Those that only an HTML file has
  /// are added by `htmlVariables`.
  let variables: TemplateScope
  let isRehearsal: Bool
  let theme: Theme
  let check: Check?
  package let figures: DocumentFigures
  package let language: Language
  /// "Certificaat: Veilig werken met voedsel".
  package let title: String
  package let description: String
  /// The text alternative of the QR code.
  package let qrLabel: String
  /// Words that a reader must find on the pages of this document.
  let needed: [String]
  private let texts: Texts

  /// What makes a document checkable; a draft has none of it.
  package struct Check: Sendable {
    let id: DocumentID?
    let qr: DocumentFigures.QR
    /// The check code; a placeholder of the same width while there is no id yet.
    var code: String { id?.checkCode ?? CodeLetters.placeholder }
    package let credential: SignedCredential?

    /// A document that was signed.
    package init(id: DocumentID, symbol: QRSymbol, credential: SignedCredential) {
      self.id = id
      qr = DocumentFigures.QR(symbol: symbol, side: symbol.millimetres)
      self.credential = credential
    }

    /// Stands for a document that is not signed yet: its check code and QR code take the same room.
    package init(roomFor symbol: QRSymbol) {
      id = nil
      qr = DocumentFigures.QR(symbol: nil, side: symbol.millimetres)
      credential = nil
    }
  }

  /// Gathers the words of a document. A rehearsal leaves out the decoration, which changes no layout.
  package init(
    _ award: Award, issuer: IssuerProfile, check: Check?, texts: Texts, theme: Theme,
    isRehearsal: Bool = false
  ) throws(Problem) {
    self.isRehearsal = isRehearsal
    self.theme = theme
    self.check = check
    let words = try DocumentWords(award, issuer: issuer, texts: texts)
    var all = words.scope
    title = "\(award.words.heading): \(award.title)"
    description = try texts.boundary(of: award.kind)
    language = texts.language
    needed =
      [award.name, award.words.boundary, issuer.name]
      + (check.map { [$0.code, issuer.host.base] } ?? [])
    self.texts = texts
    qrLabel = try texts.text("check.qr-alt", ["host": issuer.host.base])
    all["language"] = .text(texts.language.rawValue)
    all["pageTitle"] = .text(title)
    all["description"] = .text(description)
    // All templates can ask whether there is a picture. Only HTML needs its address, and adds that itself.
    all["logo"] = theme.logo.map { _ in .scope(["alt": .text(issuer.name)]) }
    all["signature"] = theme.signature.map { _ in .scope([:]) }
    if award.isTest {
      all["test"] = .scope([
        "mark": .text(try texts.text("test.mark")), "line": .text(try texts.text("test.line")),
      ])
    }
    if let check {
      all["check"] = .scope(try words.check(check, texts: texts))
    } else {
      all["draft"] = .scope([
        "mark": .text(try texts.text("draft.mark")), "line": .text(try texts.text("draft.line")),
      ])
    }
    figures = DocumentFigures(
      id: check?.id, qr: check?.qr, isDrawn: !isRehearsal,
      microtext: Self.microtext(award, issuer: issuer, check: check))
    variables = all
  }

  /// Issuer, code and name. Each is in a font that has its letters anyway: names in the serif, codes
  /// in the mono.
  private static func microtext(_ award: Award, issuer: IssuerProfile, check: Check?) -> [TextSpan]
  {
    var spans = [TextSpan(text: "\(issuer.name) · \(award.words.heading) · ", cut: .serif)]
    if let check {
      spans.append(TextSpan(text: check.code, cut: .mono))
      spans.append(TextSpan(text: " · ", cut: .serif))
    }
    return spans + [TextSpan(text: award.name, cut: .serif), TextSpan(text: " · ", cut: .serif)]
  }

  /// The values for an SVG page, with its number where there are several.
  package func values(page: (number: Int, count: Int)?) throws(Problem) -> TemplateScope {
    guard let page else { return variables }
    var all = variables
    let fillings = ["number": String(page.number), "count": String(page.count)]
    all["page"] = .scope([
      "number": .text(String(page.number)), "count": .text(String(page.count)),
      "label": .text(try texts.text("label.page", fillings)),
    ])
    return all
  }
}
