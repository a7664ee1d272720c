public import BlijkBasics

/// Checking the whole register.
extension Register {
  /// Recomputes the chain, and compares each row with what the log says of it.
  ///
  /// - Parameter earlier: Heads that were written down before.
  /// - Returns: What was found.
  /// - Throws: Why the register cannot be read.
  public func check(earlier: [String] = []) throws(Problem) -> RegisterCheck {
    // Also of a register that is older than it was: what else is wrong with it is worth knowing.
    try guarded { try $0.snapshot { try RegisterCheck($0, earlier: earlier) } }
  }
}
