import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister

extension Verdict {
  /// Nothing signed could be read.
  static func unreadable(_ why: Message, input: Input? = nil) -> Verdict {
    Verdict(
      state: .unreadable, input: input, id: nil, issuer: nil, facts: nil, details: nil,
      leavesOutTasks: false, isMistyped: false,
      reasons: [Reason(policy: "syntax", outcome: .fail, why: why)])
  }

  /// A check code that leads nowhere; the same words for unknown, hidden and erased.
  static func notFound(_ id: DocumentID?, isMistyped: Bool) -> Verdict {
    let why =
      isMistyped
      ? Message(nl: "Deze code is verkeerd getypt.", en: "This code was mistyped.")
      : Message(
        nl: "Bij deze code is niets te tonen.", en: "There is nothing to show for this code.")
    return Verdict(
      state: .notFound, input: .code, id: id, issuer: nil, facts: nil, details: nil,
      leavesOutTasks: false, isMistyped: isMistyped,
      reasons: [Reason(policy: isMistyped ? "syntax" : "registered", outcome: .fail, why: why)])
  }

  /// A typed code, while the register that knows it cannot be read.
  static func registerUnavailable(_ id: DocumentID) -> Verdict {
    Verdict(
      state: .statusUnknown, input: .code, id: id, issuer: nil, facts: nil, details: nil,
      leavesOutTasks: false, isMistyped: false,
      reasons: [Reason(policy: "register", outcome: .fail, why: RegisterPolicy.unreachable)])
  }

  /// The answer about a document that was examined.
  init(_ document: VerificationCase, state: State, input: Input, reasons: [Reason]) {
    let organisation = document.issuer.map { Organisation($0) }
    // A scanned code shows what the code carries; the register's credential adds the open fields.
    let isScan = document.reading == nil || input == .code
    let facts = isScan ? document.token?.facts : document.facts
    let mayLackTasks = facts?.kind.rules.tellsOfTasks == true && facts?.tasks.isEmpty == true
    let kept = state.showsFacts && (document.wantsDetails || mayLackTasks) ? document.kept : nil
    let credential = state.showsFacts ? document.reading ?? document.reading(of: kept) : nil
    // Without the credential nobody here knows whether a praktijkverklaring had tasks.
    let leavesOutTasks =
      state.showsFacts && mayLackTasks && credential?.facts.tasks.isEmpty != true
    self.init(
      state: state, input: input,
      id: organisation == nil ? nil : document.id,
      issuer: organisation,
      facts: state.showsFacts ? facts : nil,
      details: document.wantsDetails
        ? credential.map { Details($0, showsAll: kept?.showsDetails ?? false) } : nil,
      leavesOutTasks: leavesOutTasks, isMistyped: false,
      reasons: reasons + [Self.coverage(leavesOutTasks: leavesOutTasks, facts: facts, state: state)]
    )
    isMissingInCopy = document.isMissingInCopy
    isKeyLost = document.isKeyLost
    isOnlyListed = document.isOnlyListed
    copyDay =
      reasons.contains { $0.policy == RegisterPolicy().name && $0.outcome == .pass }
      ? document.copy?.day : nil
    listed = document.listed.map { ListAsked(day: $0.day, isStale: $0.isStale) }
    unaskedListDay = document.unaskedListDay
    decidingDay = document.decidingDay
    if state.showsFacts, let summary = document.summary {
      foreign = ForeignFacts(
        title: summary.title, name: summary.name, date: summary.firstDay,
        validUntil: summary.lastDay)
    }
  }

  /// Says whether the tasks were part of what was checked.
  private static func coverage(leavesOutTasks: Bool, facts: Facts?, state: State) -> Reason {
    if leavesOutTasks {
      return Reason(
        policy: "tasks", outcome: .skipped,
        why: Message(
          nl: "Niet gecontroleerd: de taken. Vraag de persoon om het digitale bestand.",
          en: "Not checked: the tasks. Ask the person for the digital file."))
    }
    guard state.showsFacts else {
      return Reason(
        policy: "tasks", outcome: .skipped,
        why: Message(nl: "Er wordt niets getoond.", en: "Nothing is shown."))
    }
    return Reason(
      policy: "tasks", outcome: .pass,
      why: facts?.tasks.isEmpty == false
        ? Message(nl: "De taken zijn gecontroleerd.", en: "The tasks were checked.")
        : Message(nl: "Er zijn geen taken.", en: "There are no tasks."))
  }
}

extension Verdict.Organisation {
  init(_ issuer: TrustedIssuer) {
    self.init(
      id: issuer.did, name: issuer.name, phone: issuer.phone, url: issuer.url, kvk: issuer.kvk)
  }
}

extension Verdict.Details {
  /// Picks the fields; all of them only when the holder agreed to show more than everybody may see.
  init(_ content: CredentialContent, showsAll: Bool) {
    let achievement = content.achievement
    var fields: [Field] = []
    func add(_ key: String, _ value: String?) {
      if let value { fields.append(Field(key: key, value: value)) }
    }
    let isCourse = achievement.kind.rules.tellsOfCourse
    for goal in isCourse ? Self.goals(in: achievement.criteria) : [] { add("label.goals", goal) }
    add("label.provider", achievement.provider?.name)
    add("label.hours", achievement.hours.map(String.init))
    add("label.seen", content.evidence.seen)
    // Their order is not signed, and nothing in them tells it: it may not speak.
    let skills = achievement.skills.map { "\($0.name) (\($0.url ?? content.achievementAddress))" }
    for skill in skills.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      add("label.skill", skill)
    }
    let signatory = Signatory(content.issuer.official)
    if showsAll {
      add("label.role", content.holder.role)
      add("label.setting", content.evidence.setting)
      add("label.external-proof", content.evidence.externalProof)
      add("label.signatory", signatory.text)
    } else {
      add("label.signatory", signatory.role)
    }
    self.init(
      boundary: achievement.boundary, url: content.issuer.url, kvk: content.issuer.kvk,
      fields: fields)
  }

  /// The learning goals; without any, other words stand in their place, which are none.
  private static func goals(in criteria: String) -> [String] {
    let lines = criteria.split(separator: "\n")
    return lines.allSatisfy { $0.hasPrefix("- ") } ? lines.map { String($0.dropFirst(2)) } : []
  }
}

extension VerificationCase {
  /// What the register keeps of it; read only where something of it is needed.
  var kept: RegisterEntry.Contents? {
    guard let entry, case .live(let register, _) = register else { return nil }
    return try? register.entry(issuer: entry.issuer, id: entry.id)?.contents
  }

  /// The register's own copy of the credential; its hash says that it is the one that was signed.
  func credential(of kept: RegisterEntry.Contents?) -> SignedCredential? {
    guard let kept, let credential = try? SignedCredential(reading: kept.credential),
      (try? credential.fingerprint())?.hash == entry?.credentialHash
    else { return nil }
    return credential
  }

  /// That copy, verified with the key that signed the document.
  var verifiedKept: VerifiedCredential? {
    guard let key, let credential = credential(of: kept) else { return nil }
    return try? credential.verified(by: key)
  }

  /// What it says.
  func reading(of kept: RegisterEntry.Contents?) -> CredentialContent? {
    credential(of: kept).flatMap { try? CredentialContent(reading: $0.json) }
  }
}
