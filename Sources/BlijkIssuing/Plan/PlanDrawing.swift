import BlijkBasics
import BlijkCredential
import BlijkDocument
import BlijkKeys
import BlijkVerifying

/// Lays out the documents of a batch once, to see whether they fit and what they need.
struct PlanDrawing {
  let kind: Kind
  let formats: [DocumentFormat]
  let shared: SharedFiles
  let issuer: IssuerFolder
  let texts: [Language: Texts]

  /// What is needed to draw them.
  ///
  /// - Throws: Which rows of the list do not fit on paper, or why none does.
  func drawing(
    of documents: [PlannedDocument], on list: String, key: () throws(Problem) -> PublicKey?
  ) throws(Problem) -> BatchDrawing {
    let design = try design()
    let (usage, refusals) = try Rehearsal(
      design: design, issuer: issuer.profile, texts: texts, key: key()
    ).run(documents)
    try refusals.check(of: list)
    return BatchDrawing(
      formats: formats, texts: texts, design: design, note: try HolderNote(shared: shared),
      fonts: try EmbeddedFonts(
        formats.contains(.svg) ? usage : FontUsage(),
        packing: documents.count > 1 ? .tight : .quick),
      pdf: formats.contains(.pdf) ? try PDFCommon(usage, theme: design.theme) : nil)
  }

  /// The most that are laid out of a list that is refused already: that must not take long.
  private static let mostBesides = 1000

  /// What else would be refused of a list that is not right, so that all of it is told at once; none where
  /// that cannot be known yet.
  func refusals(of documents: [PlannedDocument]) -> [Refusal] {
    guard let design = try? design() else { return [] }
    let rehearsal = Rehearsal(design: design, issuer: issuer.profile, texts: texts, key: nil)
    let found = try? rehearsal.run(Array(documents.prefix(Self.mostBesides)))
    return found?.refusals.problem.refusals ?? []
  }

  private func design() throws(Problem) -> DocumentDesign {
    try DocumentDesign(kind, formats: formats, shared: shared, issuer: issuer.path)
  }
}
