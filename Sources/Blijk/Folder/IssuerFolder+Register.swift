public import BlijkBasics
import BlijkCredential
public import BlijkRegister

/// Taking the register elsewhere and back.
extension IssuerFolder {
  /// Whether the register is in a database, which may be slow to answer.
  package var registerIsElsewhere: Bool { Register.isElsewhere(registerPlace) }

  /// Copies the register to an empty database and moves there: this one takes nothing more.
  public func moveRegister(to place: String) throws(Problem) -> RegisterCheck {
    let register = try register()
    let lock = try IssuerLock(self, register: register)
    defer { withExtendedLifetime(lock) {} }
    return try register.move(to: place)
  }

  /// Puts a backup of this organisation in the register's place.
  ///
  /// - Returns: What the check found, and where the old file is, if there was one.
  public func restoreRegister(from file: String) throws(Problem)
    -> (found: RegisterCheck, old: String?)
  {
    guard try Register.open(at: file, readOnly: true).issuer() == profile.did else {
      throw Problem(
        .badIssuer, nl: "'\(file)' is een reservekopie van een andere organisatie.",
        en: "'\(file)' is a backup of another organisation.")
    }
    return try Register.restore(file, to: registerPlace)
  }
}
