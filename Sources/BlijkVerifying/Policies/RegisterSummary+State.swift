public import BlijkBasics
public import BlijkRegister

extension RegisterSummary {
  /// What verifying the document would answer on a day; `list` says the same.
  public func state(on today: CalendarDate) -> Verdict.State {
    let findings = [
      Finding.ofTest(isTest),
      // A row that is not as the log has it is no evidence.
      keyStanding.map { .ofKey($0) } ?? .fail(.statusUnknown, RegisterPolicy.unreachable),
      .ofState(state), .ofDays(first: date, last: validUntil, today: today),
    ]
    return findings.lazy.compactMap(\.failure?.state).first ?? .valid
  }
}
