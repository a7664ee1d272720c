package import BlijkBasics

/// How safe the connection to a register is.
extension Register {
  /// What to tell whoever starts a program about a register on another computer.
  package struct Safety {
    package let told: Message
    /// Whether somebody else could answer in the server's place, or read along.
    package let isWeak: Bool
  }

  /// `nil` for a file, for a database on this machine, and for an address that cannot be read: opening
  /// that says why.
  package static func safety(of place: String) -> Safety? {
    guard isElsewhere(place), let address = try? PostgresAddress(place, seconds: 2) else {
      return nil
    }
    return address.told.map { Safety(told: $0, isWeak: address.weakness != nil) }
  }
}
