/// One question about a document. Policies are asked in order; the first that does not hold decides the
/// state, and those after it are not asked.
protocol Policy: Sendable {
  /// Its name in the reasons.
  var name: String { get }
}

/// A question that the document itself answers.
protocol DocumentPolicy: Policy {
  /// Whether it is asked, after what the policies before it found.
  func isAsked(about document: VerificationCase, _ state: Verdict.State) -> Bool
  func check(_ document: VerificationCase) -> Finding
}

extension DocumentPolicy {
  func isAsked(about document: VerificationCase, _ state: Verdict.State) -> Bool { state == .valid }
}

/// A question that takes evidence besides: of what became of the document after it was signed.
protocol StandingPolicy: Policy {
  func check(_ document: VerificationCase, _ evidence: Evidence) -> Finding
}

/// All policies, in the order of the states that they decide between: first those of the document.
let documentPolicies: [any DocumentPolicy] = [
  SyntaxPolicy(), IssuerPolicy(), SignaturePolicy(), ProofPolicy(), IDsPolicy(), TestPolicy(),
]
let standingPolicies: [any StandingPolicy] = [
  RegisterPolicy(), RegisteredPolicy(), KeyPolicy(), StatusPolicy(), DatesPolicy(),
]
