import BlijkBasics

/// One question about a document. Policies are asked in order; the first that does not hold decides
/// the state, and those after it are not asked.
protocol Policy: Sendable {
  /// Its name in the reasons.
  var name: String { get }
  /// Whether it is asked, after what the policies before it found.
  func isAsked(about document: VerificationCase, _ state: Verdict.State) -> Bool
  /// Answers, and notes in the case what it found.
  func check(_ document: inout VerificationCase) throws(Problem) -> Finding
}

extension Policy {
  func isAsked(about document: VerificationCase, _ state: Verdict.State) -> Bool { state == .valid }
}

/// What a policy found.
enum Finding {
  case pass(Message)
  case fail(Verdict.State, Message)

  static func pass(nl: String, en: String) -> Finding { .pass(Message(nl: nl, en: en)) }
  static func fail(_ state: Verdict.State, nl: String, en: String) -> Finding {
    .fail(state, Message(nl: nl, en: en))
  }
}

/// All policies, in the order of the states that they decide between.
let allPolicies: [any Policy] = [
  SyntaxPolicy(), IssuerPolicy(), SignaturePolicy(), ProofPolicy(), IDsPolicy(), TestPolicy(),
  RegisterPolicy(), RegisteredPolicy(), KeyPolicy(), StatusPolicy(), DatesPolicy(),
]
