import BlijkBasics
import BlijkKeys

/// The lists of withdrawn documents at hand, each verified once.
struct StatusLists: Sendable {
  private(set) var all: [VerifiedStatusList] = []
  /// Why others do not count; an answer does not mention them.
  private(set) var problems: [Problem] = []

  /// Takes a list that was verified already.
  mutating func add(_ list: VerifiedStatusList) {
    all.append(list)
    if let problem = list.outdated { problems.append(problem) }
  }

  /// Verifies a list. One that is older than what the memory knows may still withdraw.
  mutating func add(
    _ list: StatusList, trusting trust: TrustList, at now: Int, memory: PublishedMemory? = nil
  ) {
    do throws(Problem) {
      add(try list.verified(trusting: trust, at: now).remembered(by: memory, trust))
    } catch {
      problems.append(error)
    }
  }
}

extension PublishedMemory.Noted {
  /// A list that does not say of when it is comes before every one that does.
  init(_ list: VerifiedStatusList) {
    self.init(
      issuer: list.issuer, list: list.id, sequence: list.signedAt ?? 0,
      time: list.signedAt.map(Timestamp.utc) ?? "", key: list.key.id.thumbprint)
  }
}

extension VerifiedStatusList {
  /// The same list, marked as outdated when the memory knows a newer one; the memory notes it otherwise.
  func remembered(by memory: PublishedMemory?, _ trust: TrustList) throws(Problem)
    -> VerifiedStatusList
  {
    var list = self
    if let memory {
      let newer = try memory.note(PublishedMemory.Noted(self), trust: trust)
      let copy = try memory.copy(of: issuer, trust: trust)
      list.isOutdated = newer != nil || copy.map { $0.moment > signedAt ?? 0 } == true
    }
    return list
  }

  /// The warning about a list when a newer one was seen before.
  var outdated: Problem? {
    guard isOutdated else { return nil }
    let (nl, en) = (day.map { " van \($0.iso8601)" } ?? "", day.map { " of \($0.iso8601)" } ?? "")
    return Problem(
      .unreadable,
      nl:
        "De lijst van ingetrokken documenten '\(id)'\(nl) is ouder dan een die hier al was. Alleen wat erin "
        + "is ingetrokken, telt. Haal de nieuwste op bij de organisatie.",
      en:
        "The list of withdrawn documents '\(id)'\(en) is older than one that was here before. Only what it "
        + "withdraws counts. Fetch the newest from the organisation.")
  }
}
