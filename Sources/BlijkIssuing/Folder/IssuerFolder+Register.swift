public import BlijkBasics
import BlijkCredential
public import BlijkRegister
public import BlijkVerifying

/// Changing the register, taking it elsewhere, and back.
extension IssuerFolder {
  /// Changes the register while nobody else issues, restores a backup or moves it.
  public func changing<Result>(_ body: (Register) throws(Problem) -> Result) throws(Problem)
    -> Result
  {
    let lock = try IssuerLock(self)
    defer { withExtendedLifetime(lock) {} }
    return try body(lock.register)
  }

  /// What putting a backup in the register's place would lose at this moment.
  public func loss(restoring file: String) throws(Problem) -> Register.Loss {
    try refuseForeign(file)
    return try Register.loss(restoring: file, to: registerPlace)
  }

  /// Puts a backup of this organisation in the register's place, while nobody issues.
  ///
  /// - Parameters:
  ///   - file: The backup.
  ///   - accepted: What somebody was told would be lost.
  /// - Returns: What the check found, and where the old file is, if there was one.
  /// - Throws: Why nothing was restored: something else would be lost, say.
  public func restoreRegister(from file: String, losing accepted: Register.Loss = .nothing)
    throws(Problem) -> (found: RegisterCheck, old: String?)
  {
    let lock = try FolderLock(path)
    defer { withExtendedLifetime(lock) {} }
    let held = try Register.lock(at: registerPlace)
    defer { withExtendedLifetime(held) {} }
    try refuseForeign(file)
    return try Register.restore(file, to: registerPlace, losing: accepted)
  }

  private func refuseForeign(_ file: String) throws(Problem) {
    guard try Register.issuer(ofBackup: file) == profile.did else {
      throw Problem(
        .badIssuer, nl: "'\(file)' is een reservekopie van een andere organisatie.",
        en: "'\(file)' is a backup of another organisation.")
    }
  }
}
