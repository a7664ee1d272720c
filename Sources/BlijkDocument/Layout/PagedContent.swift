package import BlijkBasics
package import BlijkMarkup

/// What pages are laid out of: values for a template, and what is drawn beside them.
package protocol PagedContent: Sendable {
  var language: Language { get }
  var title: String { get }
  var description: String { get }
  /// The text alternative of the QR code.
  var qrLabel: String { get }
  var figures: DocumentFigures { get }
  /// The values for a page, with its number where there are several.
  func values(page: (number: Int, count: Int)?) throws(Problem) -> TemplateScope
}

extension DocumentContent: PagedContent {}

/// Words alone.
package struct PlainContent: PagedContent {
  package let language: Language
  package let title: String
  private let values: TemplateScope
  package var description: String { title }
  package var qrLabel: String { "" }
  package var figures: DocumentFigures {
    DocumentFigures(id: nil, qr: nil, isDrawn: false, microtext: [])
  }

  package init(_ values: TemplateScope, language: Language, title: String) {
    self.values = values
    self.language = language
    self.title = title
  }

  package func values(page: (number: Int, count: Int)?) -> TemplateScope { values }
}
