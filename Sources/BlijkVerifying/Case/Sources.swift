public import BlijkBasics
import BlijkKeys
public import BlijkRegister

/// What is at hand to judge documents by.
struct Sources: Sendable {
  /// Whose documents are believed.
  var trust: TrustList
  let register: RegisterAtHand
  /// Lists of withdrawn documents, each verified once.
  var lists = StatusLists()
  /// Copies of registers that are not here, by DID.
  var published: [String: PublishedRegister]

  /// Whether the register at hand is this issuer's own.
  func hasRegister(of issuer: String) -> Bool {
    guard case .live(_, let owner) = register else { return false }
    return owner == issuer
  }

  /// Whether something at hand shows that an issuer keeps a register of ours.
  func keepsRegister(_ issuer: String) -> Bool {
    hasRegister(of: issuer) || published[issuer] != nil
      || lists.all.contains { $0.isOurs && $0.issuer == issuer }
  }
}

/// The issuer's own register, if it is at hand.
public enum RegisterAtHand: Sendable {
  /// It is, and it is the live one of the organisation with this DID.
  case live(Register, issuer: String)
  /// It should be, but cannot be read; whose it is, where that can be told.
  case unavailable(Problem, issuer: String?)
  /// There is none.
  case none
}
