import BlijkBasics
import BlijkCredential
import BlijkRegister

/// What a published copy of a register says of exactly the document that was handed in, and what lists that
/// may be newer than the copy add to it.
struct CopiedEntry {
  /// What the copy says became of it.
  let became: RegisterEntry.State
  /// What the lists say; only asked of what the copy does not withdraw.
  let listed: ListAnswer?
  /// The day of a newer list that cannot be asked, since the document does not tell its place in it.
  let listNotAsked: CalendarDate?
  /// The day of a newer list that was seen before, but is not here now.
  let listSeenBefore: CalendarDate?

  static func look(
    for document: VerificationCase, in copy: PublishedRegister, beside lists: IssuerLists
  ) -> Evidence.Holding<CopiedEntry> {
    guard let id = document.id else { return .nothing }
    let found: PublishedRegister.Entry?
    do throws(SiteFiles.Unreadable) { found = try copy.entry(of: id) } catch { return .unreadable }
    guard let entry = found else { return .nothing }
    guard
      document.isExactly(
        token: { Digest($0) == entry.tokenHash }, credential: { Digest($0) == entry.credentialHash }
      )
    else { return .anotherText }
    guard entry.state == .active else {
      return .exactly(
        CopiedEntry(became: entry.state, listed: nil, listNotAsked: nil, listSeenBefore: nil))
    }
    let status = document.said?.status
    return .exactly(
      CopiedEntry(
        became: .active, listed: lists.ask(status),
        listNotAsked: lists.dayOfListNotAsked(status, after: copy.moment),
        listSeenBefore: lists.dayOfListSeenBefore(than: copy, status)))
  }
}
