import BlijkBasics
import BlijkCredential
import BlijkKeys

/// What lists of withdrawn documents say of one document.
struct ListAnswer {
  let isWithdrawn: Bool
  /// Their day, of several the earliest; `nil` when one of them does not tell its day.
  let day: CalendarDate?
  /// Whether the issuer asks to fetch one of them again by now.
  let isStale: Bool
}

/// The lists of withdrawn documents of one issuer that count at this moment.
struct IssuerLists {
  private let all: [VerifiedStatusList]
  private let now: Int

  init(of issuer: TrustedIssuer, in lists: StatusLists, at now: Int) {
    all = lists.all.filter { $0.speaks(for: issuer, at: now) }
    self.now = now
  }

  /// Asks the lists that a document names; `nil` when one of them cannot tell, or none is named.
  func ask(_ status: CredentialStatus?) -> ListAnswer? {
    guard let status, !status.revocation.isEmpty, status.others.isEmpty else { return nil }
    var answers: [ListAnswer] = []
    for entry in status.revocation {
      guard let answer = ask(all.filter { $0.id == entry.list }, of: entry.index) else {
        return nil
      }
      answers.append(answer)
    }
    let days = answers.compactMap(\.day)
    return ListAnswer(
      isWithdrawn: answers.contains(where: \.isWithdrawn),
      day: days.count == answers.count ? days.min() : nil,
      isStale: answers.contains(where: \.isStale))
  }

  /// Asks the lists of one address. A withdrawal is final, so it counts whichever of the lists has it, older
  /// or newer.
  private func ask(_ lists: [VerifiedStatusList], of index: Int) -> ListAnswer? {
    let told = lists.compactMap { list in list.tells(of: index).map { (list, $0) } }
    guard let newest = told.map(\.0).max(by: { ($0.signedAt ?? 0) < ($1.signedAt ?? 0) }) else {
      return nil
    }
    return ListAnswer(
      isWithdrawn: told.contains { $0.1 }, day: newest.day,
      isStale: newest.asksToBeFetchedAgain(at: now))
  }

  /// The day of the newest list that its issuer signed after a moment, where a document does not tell its
  /// place in any: such a list may withdraw it, and cannot be asked.
  func dayOfListNotAsked(_ status: CredentialStatus?, after moment: Int) -> CalendarDate? {
    guard status == nil else { return nil }
    return all.filter { !$0.isOutdated }.compactMap(\.signedAt).filter { $0 > moment }.max()
      .map { .inTheNetherlands($0) }
  }

  /// The day of a list that was seen before, is newer than a copy of the register, and is not at hand now:
  /// what it withdrew would come back. Where the document tells its place, only that list counts.
  func dayOfListSeenBefore(than copy: PublishedRegister, _ status: CredentialStatus?)
    -> CalendarDate?
  {
    let own = status.map { Set($0.revocation.map(\.list)) }
    return copy.newerLists.filter { address, moment in
      own?.contains(address) != false
        && !all.contains { $0.id == address && ($0.signedAt ?? 0) >= moment }
    }.values.max().map { .inTheNetherlands($0) }
  }
}
