package import BlijkBasics
package import BlijkCredential

/// Reading again what was committed. A database can undo it at that very moment, as a deferred trigger of
/// PostgreSQL does: what was asked for is told as done only when it is seen to be there.
extension Register {
  /// Throws when the log does not have any more what was written, or when this does not hold.
  func confirmWritten(nl: String, en: String, _ holds: (any SQLSession) throws -> Bool)
    throws(Problem)
  {
    guard try read({ session in try hasSeenLog(session) && holds(session) }) else {
      throw Problem(
        .badRegister,
        nl: "Iets in de database van het register maakte ongedaan wat Blijk schreef, nadat het "
          + "was opgeslagen. Ga ervan uit dat er niets is \(nl). Doe: blijk register check",
        en: "Something in the register's database undid what Blijk wrote, after it was stored. "
          + "Take it that nothing was \(en). Run: blijk register check")
    }
  }

  /// Throws when what was written about these documents does not stand in their rows and in the log. What
  /// somebody changed in them besides is not the matter: this was done all the same.
  func confirmWritten(
    _ ids: [DocumentID], nl: String, en: String, _ property: KeyPath<Became, Bool>,
    is wanted: Bool = true
  ) throws(Problem) {
    try confirmWritten(nl: nl, en: en) { session in
      try ids.allSatisfy { id in
        guard let found = try Self.find(id, in: session) else { return false }
        return try Self.isDone(found, property, is: wanted, in: session)
      }
    }
  }

  /// Whether a row says this, and the log the same: one of the two alone was written by something else.
  static func isDone(
    _ found: Found, _ property: KeyPath<Became, Bool>, is wanted: Bool, in session: any SQLSession
  ) throws -> Bool {
    let logged = try LoggedChanges(of: found.subject, in: session).became
    return found.became[keyPath: property] == wanted && logged[keyPath: property] == wanted
  }

  /// Throws when documents that were replaced count again. What took their place is issued by then.
  package func confirmReplaced(_ ids: [DocumentID]) throws(Problem) {
    guard !ids.isEmpty else { return }
    try confirmWritten(
      ids, nl: "vervangen; het nieuwe document is wel uitgegeven",
      en: "replaced; the new document was issued all the same", \.isEnded)
  }
}
