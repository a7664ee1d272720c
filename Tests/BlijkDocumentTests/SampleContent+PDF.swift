import BlijkBasics
import BlijkCredential
import BlijkTestSupport

@testable import BlijkDocument

extension SampleContent {
  /// The PDF of a document, with its credential attached.
  static func pdf(_ kind: Kind, _ content: DocumentContent, theme: Theme = Theme()) throws
    -> RenderedFile
  {
    let pages = try pages(kind, content)
    var usage = FontUsage()
    for page in pages { usage.add(page) }
    return try PDFWriter.write(
      pages, check: content.check, date: Sample.day,
      common: PDFCommon(usage, theme: theme), colours: Colours()
    ).file
  }

  /// What its parts are to somebody who does not see it.
  func tree(_ kind: Kind) throws -> StructureTree {
    let pages = try Self.pages(kind, content(kind))
    var usage = FontUsage()
    for page in pages { usage.add(page) }
    return try PDFWriter.tree(of: pages, common: PDFCommon(usage, theme: Theme()))
  }

  private static func pages(_ kind: Kind, _ content: DocumentContent) throws -> [Page] {
    try maker.get().pages(
      template("\(kind.word)/document"), next: later(kind), content: content)
  }
}
