import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkRegister

extension Verdict {
  /// An answer for which no document was examined.
  private init(
    _ state: State, _ wording: Wording = .usual, input: Input?, id: DocumentID? = nil,
    policy: String, _ why: Message
  ) {
    self.init(
      state: state, wording: wording, input: input, id: id, issuer: nil, claim: nil, details: nil,
      leavesOutTasks: false, copyDay: nil, listed: nil, unaskedListDay: nil, decidingDay: nil,
      reasons: [Reason(policy: policy, outcome: .fail, why: why)])
  }

  /// Nothing signed could be read.
  static func unreadable(_ why: Message, input: Input? = nil) -> Verdict {
    Verdict(.unreadable, input: input, policy: "syntax", why)
  }

  /// A text with the codes of more than one document: an answer would be about one of them alone.
  static let several = Verdict(
    .unreadable, .several, input: nil, policy: "syntax",
    Message(
      nl: "In deze tekst staan codes van meer dan één document.",
      en: "This text contains the codes of more than one document."))

  /// A file of a kind that is not read here.
  static func other(_ kind: OtherFile) -> Verdict {
    let wording: Wording =
      switch kind {
      case .photo: .photo
      case .pdf: .pdf
      case .document, .archive, .mail: .usual
      }
    return Verdict(.unreadable, wording, input: .file, policy: "syntax", kind.why)
  }

  /// A check code that leads nowhere; the same words for unknown, hidden and erased. Where only copies are at
  /// hand, which have no names, that is said instead.
  static func notFound(_ id: DocumentID, _ wording: Wording = .usual) -> Verdict {
    Verdict(
      .notFound, wording, input: .code, id: id, policy: "registered",
      Message(
        nl: "Bij deze code is niets te laten zien.",
        en: "There is nothing to show for this code."))
  }

  /// A check code whose last letters do not fit the others.
  static let mistyped = Verdict(
    .notFound, .mistyped, input: .code, policy: "syntax",
    Message(nl: "Er zit een fout in deze code.", en: "There is a mistake in this code."))

  /// A typed code of a document of which nothing is published any more but that it was withdrawn or replaced.
  init(
    ended state: RegisterEntry.State, id: DocumentID, _ issuer: TrustedIssuer,
    _ copy: PublishedRegister
  ) {
    guard case .fail(let failure) = Finding.ofState(state) else {
      self = .registerUnavailable(id)
      return
    }
    let told = Message(
      nl: "Dit zegt het register dat de organisatie publiceerde.",
      en: "The register that the organisation published says so.")
    let policies = documentPolicies.map(\.name) + standingPolicies.map(\.name) + ["tasks"]
    let decides = StatusPolicy().name
    let (before, behind) = (
      policies.prefix { $0 != decides }, policies.drop { $0 != decides }.dropFirst()
    )
    let reasons =
      before.map { Reason(policy: $0, outcome: .pass, why: told) }
      + [Reason(policy: decides, outcome: .fail, why: failure.why)]
      + behind.map { Reason(policy: $0, outcome: .skipped, why: Findings.decided) }
    self.init(
      state: failure.state, wording: .usual, input: .code, id: id, issuer: Organisation(issuer),
      claim: nil, details: nil, leavesOutTasks: false, copyDay: copy.day, listed: nil,
      unaskedListDay: nil, decidingDay: nil, reasons: reasons)
  }

  /// The same, and what was published to be shown beside it.
  func showing(_ fields: [Details.Field]) -> Verdict {
    guard state.showsFacts, details == nil else { return self }
    var other = self
    // That the holder agreed to more is seen by more being there.
    let more = Set([PrintedField.role, .setting, .externalProof].map { "label.\($0.rawValue)" })
    let extent = fields.contains { more.contains($0.key) } ? Details.Extent.agreed : .open
    other.details = Details(
      boundary: nil, url: nil, kvk: nil, fields: fields, extent: extent, isOfInput: false)
    return other
  }

  /// A typed code, while the register that knows it cannot be read.
  static func registerUnavailable(_ id: DocumentID) -> Verdict {
    Verdict(.statusUnknown, input: .code, id: id, policy: "register", RegisterPolicy.unreachable)
  }

  /// The answer about a document that was examined.
  init(
    _ document: VerificationCase, _ findings: Findings, input: Input, withDetails: Bool
  ) {
    let evidence = findings.evidence
    let state = findings.state
    let organisation = document.issuer.map { Organisation($0) }
    let shown = state.showsFacts ? Self.shown(document, evidence, input: input) : nil
    let mayLackTasks =
      shown?.facts.map { $0.kind.rules.tellsOfTasks && $0.tasks.isEmpty } ?? false
    let live = state.showsFacts ? evidence?.live : nil
    // A credential that came with the question costs no more to show.
    let isOfInput = document.credential != nil
    let kept = withDetails || isOfInput || mayLackTasks ? live?.contents() : nil
    let content =
      state.showsFacts
      ? (live?.claim ?? document.said)?.content ?? live?.content(of: kept) : nil
    // Without the credential nobody here knows whether a praktijkverklaring had tasks.
    let leavesOutTasks = mayLackTasks && content?.facts.tasks.isEmpty != true
    let extent: Details.Extent =
      isOfInput && input == .file ? .whole : kept?.showsDetails == true ? .agreed : .open
    self.init(
      state: state, wording: findings.failure?.wording ?? .usual, input: input,
      id: organisation == nil ? nil : document.id, issuer: organisation, claim: shown,
      details: withDetails || isOfInput
        ? content.map { Details($0, extent, isOfInput: isOfInput) } : nil,
      leavesOutTasks: leavesOutTasks, copyDay: evidence?.copyDay,
      listed: evidence?.listed.map { ListAsked(day: $0.day, isStale: $0.isStale) },
      unaskedListDay: evidence?.listNotAsked, decidingDay: findings.failure?.decidingDay,
      reasons: findings.reasons + [
        Self.coverage(leavesOutTasks: leavesOutTasks, shown?.facts, state: state)
      ])
  }

  /// A scanned code shows what the code carries; the register's credential adds the open fields.
  private static func shown(_ document: VerificationCase, _ evidence: Evidence?, input: Input)
    -> Claim?
  {
    if let token = document.token, document.credential == nil || input == .code {
      return Claim(token.facts)
    }
    return evidence?.live?.claim ?? document.said
  }

  /// Says whether the tasks were part of what was checked.
  private static func coverage(leavesOutTasks: Bool, _ facts: Facts?, state: State) -> Reason {
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

extension Evidence {
  /// Of what day the copy of the register is, where one stands in the register's place.
  fileprivate var copyDay: CalendarDate? {
    guard case .copy(let copy, _) = self else { return nil }
    return copy.day
  }
}
