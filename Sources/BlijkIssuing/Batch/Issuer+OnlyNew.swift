public import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// For a list on which latecomers were added: those who have the document already get none.
extension Issuer {
  /// The same plan without those who have this document already. Refuses where nobody is left.
  public func onlyNew(_ plan: IssuePlan) throws(Problem) -> IssuePlan {
    IssuePlan(
      batch: try onlyNew(plan.batch, today: .today()) { () throws(Problem) in
        try folder.keyToSignWith()
      })
  }

  /// The same drafts without those who have this document already, by the day on which it is asked. Refuses
  /// where nobody is left.
  public func onlyNew(_ plan: DraftPlan, today: CalendarDate = .today()) throws(Problem)
    -> DraftPlan
  {
    var batch = plan.batch
    batch.earlier = try folder.register(readOnly: true).earlier(than: batch, today: today)
    return DraftPlan(batch: try onlyNew(batch, today: today) { nil })
  }

  private func onlyNew(
    _ batch: PlannedBatch, today: CalendarDate, key: () throws(Problem) -> PublicKey?
  ) throws(Problem) -> PlannedBatch {
    let count = batch.documents.count
    // A name that was corrected stands on the old list as it was, and whoever lost a document gets no other
    // unasked.
    let ended = try folder.register(readOnly: true).ended(before: batch, today: today)
    let rows = Set((batch.earlier + ended).map(\.row))
    let left = batch.documents.filter { !rows.contains($0.row) }
    guard !left.isEmpty else {
      throw EarlierDocument.nobodyLeft(batch.earlier, ended: ended, of: count)
    }
    guard !rows.isEmpty else { return batch }
    let told = [
      EarlierDocument.toldLeftOut(batch.earlier, of: count), EarlierDocument.toldEnded(ended),
    ].compactMap(\.self)
    // What was said of all of them is said anew, of those who are left.
    let old =
      ListCheck.wordless(batch.documents)
      + [EarlierDocument.told(batch.earlier, of: count)].compactMap(\.self)
    let warnings = batch.warnings.filter { !old.contains($0) } + ListCheck.wordless(left) + told
    return PlannedBatch(
      request: batch.request, kind: batch.kind, documents: left, warnings: warnings,
      earlier: batch.earlier, leavesOutEarlier: true,
      drawing: try drawing(of: left, in: batch, key: key))
  }

  /// Drawn anew: the fonts hold the letters of those who are left, and of nobody else.
  private func drawing(
    of documents: [PlannedDocument], in batch: PlannedBatch, key: () throws(Problem) -> PublicKey?
  ) throws(Problem) -> BatchDrawing {
    var texts: [Language: Texts] = [:]
    for language in Set(documents.map(\.award.language)) {
      texts[language] = try shared.texts(language)
    }
    // Each of them fitted before, so that no list is refused here.
    return try PlanDrawing(
      kind: batch.kind, formats: batch.request.formats, shared: shared, issuer: folder, texts: texts
    ).drawing(of: documents, on: "", key: key)
  }
}
