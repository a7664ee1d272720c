import BlijkBasics

/// What a policy found.
enum Finding {
  case pass(Message)
  case fail(Failure)

  /// Why a policy does not hold, and what the answer tells of it.
  struct Failure {
    let state: Verdict.State
    let why: Message
    var wording = Verdict.Wording.usual
    /// The first day that the document counts, or the last, where that decides.
    var decidingDay: CalendarDate?
  }

  static func pass(nl: String, en: String) -> Finding { .pass(Message(nl: nl, en: en)) }

  static func fail(_ state: Verdict.State, _ why: Message) -> Finding {
    .fail(Failure(state: state, why: why))
  }

  static func fail(
    _ state: Verdict.State, _ wording: Verdict.Wording = .usual, decidedBy day: CalendarDate? = nil,
    nl: String, en: String
  ) -> Finding {
    .fail(
      Failure(state: state, why: Message(nl: nl, en: en), wording: wording, decidingDay: day))
  }

  /// Why it does not hold, if it does not.
  var failure: Failure? {
    guard case .fail(let failure) = self else { return nil }
    return failure
  }
}
