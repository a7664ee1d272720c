public import BlijkBasics
public import BlijkRegister

extension RegisterSummary {
  /// What verifying the document would answer on a day; `list` says the same.
  public func state(on today: CalendarDate) -> Verdict.State {
    if isTest { return .test }
    guard let keyStanding else { return .statusUnknown }
    if let state = keyStanding.state { return state }
    switch state {
    case .revoked: return .revoked
    case .replaced: return .replaced
    case .active: break
    }
    if let date, date > today { return .notYetValid }
    if let last = validUntil, last < today { return .expired }
    return .valid
  }
}

extension RegisterEntry.KeyStanding {
  /// What `KeyPolicy` makes of it; nothing where the key was in use, so that other things decide.
  var state: Verdict.State? {
    switch self {
    case .inUse: nil
    case .compromised: .statusUnknown
    case .notInUse: .unregistered
    }
  }
}
