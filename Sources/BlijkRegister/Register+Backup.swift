public import BlijkBasics
import Foundation

/// A register's backup.
extension Register {
  /// Writes a whole copy in one file, while others go on issuing. No private keys are in it.
  ///
  /// - Returns: What the check of the copy found.
  /// - Throws: `badOutput` when the file exists, `badRegister` when the register does not agree with its log,
  ///   or `cannotWrite`.
  public func backUp(to file: String) throws(Problem) -> RegisterCheck {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw Problem(
        .badOutput, nl: "'\(file)' bestaat al. Kies een andere naam.",
        en: "'\(file)' exists already. Choose another name.")
    }
    return try snapshot { session in
      try copy(from: session, beside: file) {
        try FileManager.default.moveItem(atPath: $0, toPath: file)
      }
    }
  }

  /// Makes a copy in one file beside a place, and lets `move` put it there. On an error nothing of it is
  /// left.
  func copy(
    from source: any SQLSession, beside place: String, isRestored: Bool = false,
    move: (String) throws -> Void
  ) throws -> RegisterCheck {
    let making = "\(place).\(getpid())"
    defer { Self.remove(making) }
    let found: RegisterCheck
    do {
      // It is closed before it is moved, and nothing of it is left in the files of WAL mode.
      let made = try copy(from: source, to: making, isRestored: isRestored)
      try made.register.guarded { try $0.wipe() }
      found = made.result
    }
    do {
      try move(making)
    } catch {
      throw Problem(
        .cannotWrite, nl: "Kan \(place) niet schrijven. Is de schijf vol, of ontbreken rechten?",
        en: "Cannot write \(place). Is the disk full, or are permissions missing?")
    }
    return found
  }

  /// Brings everything into the database's own file, which can then be moved by itself.
  package func tidy() throws(Problem) { try guarded { try $0.wipe() } }
}
