import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkMarkup
import BlijkVerifying

/// How the documents of a batch look: templates and theme, read and checked.
struct DocumentDesign: Sendable {
  let theme: Theme
  private let html: CheckedTemplate?
  private let paged: Templates?
  private let note: Templates?
  private let maker: PageMaker?

  /// The drawings of a first page and of those after it.
  private struct Templates: Sendable {
    let first: SVGTemplate
    let next: LaterTemplate
  }

  init(_ kind: Kind, formats: [DocumentFormat], shared: SharedFiles, issuer: String)
    throws(Problem)
  {
    theme = try Theme(shared: shared, issuer: issuer)
    html =
      formats.contains(.html)
      ? try Self.html(shared.file("Templates/\(kind.word)/document.html"), shared: shared) : nil
    guard formats.contains(where: \.showsPages) else {
      (paged, note, maker) = (nil, nil, nil)
      return
    }
    let fonts = try FontLibrary(theme.fonts, in: .system(after: ["\(issuer)/fonts"]))
    let colours = theme.colours
    // A kind with another layout has its own template for next pages.
    let next = shared.first("Templates/\(kind.word)/next.svg") ?? shared.first("Templates/next.svg")
    paged = Templates(
      first: try SVGTemplate(
        path: shared.file("Templates/\(kind.word)/document.svg"), colours: colours),
      next: LaterTemplate(path: next, colours: colours))
    note =
      formats.contains(.pdf)
      ? Templates(
        first: try SVGTemplate(
          path: shared.file("Templates/note/note.svg"), colours: colours, rules: HolderNote.rules),
        next: LaterTemplate(
          path: shared.first("Templates/note/next.svg"), colours: colours, rules: HolderNote.rules))
      : nil
    maker = PageMaker(theme: theme, fonts: fonts)
  }

  /// Looked over as `template lint` does: nothing is issued that runs or fetches something.
  private static func html(_ path: String, shared: SharedFiles) throws(Problem) -> CheckedTemplate {
    let parts = TemplateParts { shared.first(TemplateParts.file($0)) }
    try HTMLTemplateLinter(document: path, parts: parts).check()
    return try CheckedTemplate(document: path, parts: parts)
  }

  /// The words of a document, and what is drawn beside them.
  func content(
    _ award: Award, issuer: IssuerProfile, check: DocumentContent.Check?, texts: Texts,
    isRehearsal: Bool = false
  ) throws(Problem) -> DocumentContent {
    try DocumentContent(
      award, issuer: issuer, check: check, texts: texts, theme: theme, isRehearsal: isRehearsal)
  }

  /// The pages of a document; none when no format that shows them is wanted.
  func pages(_ content: DocumentContent) throws(Problem) -> [Page] {
    guard let paged, let maker else { return [] }
    return try maker.pages(paged.first, next: paged.next, content: content)
  }

  /// The pages of a note; none when nothing is made to print.
  func pages(ofNote content: PlainContent) throws(Problem) -> [Page] {
    guard let note, let maker else { return [] }
    return try maker.pages(note.first, next: note.next, of: content)
  }

  /// A strip for a cv; none when nothing is drawn.
  func strip(_ words: CVStrip.Words, link: String) throws(Problem) -> CVStrip? {
    try maker?.strip(words, link: link)
  }

  /// The HTML file of a document.
  func html(_ content: DocumentContent) -> RenderedFile? {
    html.map { RenderedFile(bytes: $0.render(content)) }
  }
}
