package import BlijkBasics
package import BlijkCredential

/// Reads again what was committed. A database can undo it during the commit, as a deferred trigger of
/// PostgreSQL does, so nothing is reported as done before it is seen to be there.
extension Register {
  /// Throws when the log lacks what was written, or when `holds` is false.
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

  /// Throws when what was written about these documents is not in their rows and in the log. Other changes to
  /// the rows do not matter here.
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

  /// Whether both the row and the log say this. If only one does, something else than Blijk wrote it.
  static func isDone(
    _ found: Found, _ property: KeyPath<Became, Bool>, is wanted: Bool, in session: any SQLSession
  ) throws -> Bool {
    let logged = try LoggedChanges(of: found.subject, in: session).became
    return found.became[keyPath: property] == wanted && logged[keyPath: property] == wanted
  }

  /// Throws when documents that were replaced still count. Call it once their replacements are issued.
  package func confirmReplaced(_ ids: [DocumentID]) throws(Problem) {
    guard !ids.isEmpty else { return }
    try confirmWritten(
      ids, nl: "vervangen; het nieuwe document is wel uitgegeven",
      en: "replaced; the new document was issued all the same", \.isEnded)
  }
}
