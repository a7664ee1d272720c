public import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister
import BlijkVerifying

/// Reading and checking everything that a batch needs; nothing is written.
extension Issuer {
  /// Plans documents for the people on a list.
  ///
  /// - Parameters:
  ///   - request: What is asked for everybody.
  ///   - sheet: The list. It is read after what is asked was found right, so that whoever asks is told
  ///     first what is wrong for everybody.
  ///   - today: The day on which it is asked.
  /// - Returns: What would be issued.
  /// - Throws: Why nothing can be issued; `refusals` says what of the list is not right, row by row.
  public func plan(
    _ request: IssueRequest, for sheet: @autoclosure () throws(Problem) -> Sheet,
    today: CalendarDate = .today()
  ) throws(Problem) -> IssuePlan {
    if !request.isTest { try folder.refusePractice() }
    let key = { () throws(Problem) in try folder.keyToSignWith() }
    var batch = try maker(today).batch(request, key: key) { kind throws(Problem) in
      try RosterReading(sheet(), for: kind)
    }
    batch.earlier = try folder.register(readOnly: true).earlier(than: batch, today: today)
    if let told = EarlierDocument.told(batch.earlier, of: batch.documents.count) {
      batch.warnings.append(told)
    }
    return IssuePlan(batch: batch)
  }

  /// Plans drafts for the people on a list, for which no key is needed; the rest is as for
  /// `plan(_:for:today:)`.
  public func planDraft(
    _ request: IssueRequest, for sheet: @autoclosure () throws(Problem) -> Sheet,
    today: CalendarDate = .today()
  ) throws(Problem) -> DraftPlan {
    DraftPlan(
      batch: try maker(today).batch(request, key: { nil }) { kind throws(Problem) in
        try RosterReading(sheet(), for: kind)
      })
  }

  /// Plans documents in the place of others, as they were asked for.
  func plan(_ old: RememberedRequest, for roster: Roster) throws(Problem) -> IssuePlan {
    if !old.batch.isTest { try folder.refusePractice() }
    let key = { () throws(Problem) in try folder.keyToSignWith() }
    return IssuePlan(
      batch: try maker(.today()).batch(old.batch, isReplacing: true, key: key) { _ in
        RosterReading(roster)
      })
  }

  private func maker(_ today: CalendarDate) -> PlanMaker {
    PlanMaker(folder: folder, shared: shared, today: today)
  }
}
