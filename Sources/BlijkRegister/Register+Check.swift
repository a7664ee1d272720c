public import BlijkBasics

/// Checking the whole register.
extension Register {
  /// Recomputes the chain, and compares each row with what the log says of it.
  ///
  /// - Parameter earlier: Heads that were written down before.
  /// - Returns: What was found.
  /// - Throws: Why the register cannot be read.
  public func check(earlier: [String] = []) throws(Problem) -> RegisterCheck {
    // Not `snapshot`, which refuses a register that is older than it was: the check must still run.
    try guarded { try $0.snapshot { try RegisterCheck($0, earlier: earlier) } }
  }
}
