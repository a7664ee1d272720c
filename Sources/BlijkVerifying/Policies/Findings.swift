import BlijkBasics

/// What all policies found about one document.
struct Findings {
  private(set) var state = Verdict.State.valid
  /// Of the policy that decided the state, if one did not hold.
  private(set) var failure: Finding.Failure?
  /// What each policy found, in their order.
  private(set) var reasons: [Verdict.Reason] = []
  /// Decided once, and only for a document that is as it was signed.
  private(set) var evidence: Evidence?

  /// Asks every policy until one does not hold.
  init(about document: VerificationCase, from sources: Sources) {
    reasons.reserveCapacity(documentPolicies.count + standingPolicies.count + 1)
    for policy in documentPolicies {
      note(policy, policy.isAsked(about: document, state) ? policy.check(document) : nil)
    }
    if state == .valid { evidence = Evidence(for: document, from: sources) }
    for policy in standingPolicies {
      note(
        policy,
        state == .valid ? policy.check(document, evidence ?? .none(.unreachable)) : nil)
    }
  }

  private mutating func note(_ policy: any Policy, _ finding: Finding?) {
    let reason: (outcome: Verdict.Reason.Outcome, why: Message)
    switch finding {
    case nil: reason = (.skipped, Self.decided)
    case .pass(let why): reason = (.pass, why)
    case .fail(let failure):
      (state, self.failure) = (failure.state, failure)
      reason = (.fail, failure.why)
    }
    reasons.append(.init(policy: policy.name, outcome: reason.outcome, why: reason.why))
  }

  /// Why the policies behind the one that decided were not asked.
  static let decided = Message(
    nl: "Een eerdere controle besliste al.", en: "An earlier check decided already.")
}
