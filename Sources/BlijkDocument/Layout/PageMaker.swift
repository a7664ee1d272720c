package import BlijkBasics

/// Makes the pages of documents: one for each batch, so that what does not change is shaped once.
package struct PageMaker: Sendable {
  package let theme: Theme
  private let shaper: TextShaper

  package init(theme: Theme, fonts: FontLibrary) {
    self.theme = theme
    shaper = TextShaper(fonts: fonts)
  }

  /// The most pages of a document.
  private static let mostPages = 4

  /// Lays out a document; what does not fit on the first page goes on with the second template.
  package func pages(
    _ first: SVGTemplate, next: LaterTemplate, content: DocumentContent
  ) throws(Problem) -> [Page] {
    let pages = try pages(first, next: next, of: content)
    // A rehearsal has every word and every place of the real thing, so once is enough.
    if content.isRehearsal {
      try PageCheck.check(pages, say: content.needed, hasCode: content.figures.qr != nil)
    }
    return pages
  }

  /// Lays out something that has pages.
  package func pages(
    _ first: SVGTemplate, next: LaterTemplate, of content: some PagedContent
  ) throws(Problem) -> [Page] {
    var pages = try lay(first, next: next, content: content, count: nil)
    // Each page says how many there are, which is known only now.
    if pages.count > 1 {
      pages = try lay(first, next: next, content: content, count: pages.count)
    }
    for page in pages { try PageCheck.check(page) }
    return pages
  }

  /// Draws a strip for a cv.
  package func strip(_ words: CVStrip.Words, link: String) throws(Problem) -> CVStrip {
    try CVStrip(words, symbol: QRSymbol(address: link), theme: theme, shaper: shaper)
  }

  private func lay(
    _ first: SVGTemplate, next: LaterTemplate, content: some PagedContent, count: Int?
  ) throws(Problem) -> [Page] {
    var pages: [Page] = []
    var rest: [Layouter.LaidBlock] = []
    repeat {
      guard let template = pages.isEmpty ? first : try next.read(), pages.count < Self.mostPages
      else {
        throw Problem(
          .doesNotFit, nl: "is te lang voor \(Self.mostPages) bladzijden; maak de tekst korter",
          en: "is too long for \(Self.mostPages) pages; shorten the text")
      }
      let values = try content.values(page: count.map { (pages.count + 1, $0) })
      let (plan, texts) = try template.plan(for: values)
      let layouter = Layouter(
        shaper: shaper, theme: theme, texts: texts, figures: content.figures,
        qrLabel: content.qrLabel)
      let laid: Layouter.Laid
      (laid, rest) = try layouter.page(plan, rest: rest, hasNext: next.exists)
      pages.append(
        Page(
          language: content.language, title: content.title, description: content.description,
          elements: laid.elements, flow: laid.flow))
    } while !rest.isEmpty
    return pages
  }
}
