public import BlijkBasics
public import BlijkRegister
public import BlijkVerifying

/// Erasing what was issued long ago. A day begins in the Netherlands.
extension IssuerFolder {
  /// What `prune(registeredBefore:)` would erase, oldest first.
  public func documents(registeredBefore day: CalendarDate) throws(Problem) -> [RegisterSummary] {
    try register(readOnly: true).summaries(registeredBefore: day.beginInTheNetherlands)
  }

  /// Erases everything about persons in what was registered before a day.
  ///
  /// - Returns: How many documents were erased, and what was left since it is not as the log has it.
  public func prune(registeredBefore day: CalendarDate) throws(Problem) -> (
    count: Int, left: Unlogged
  ) {
    try changing { (register) throws(Problem) in
      let count = try register.prune(
        registeredBefore: day.beginInTheNetherlands, at: Timestamp.now())
      return (count, try register.unlogged())
    }
  }
}
