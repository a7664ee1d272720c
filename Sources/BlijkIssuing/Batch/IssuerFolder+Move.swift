public import BlijkBasics
public import BlijkRegister
public import BlijkVerifying

/// Moving the register elsewhere, with no batch half done in it.
extension IssuerFolder {
  /// Copies the register to an empty database and moves there: this one takes nothing more. A batch that was
  /// interrupted is finished or undone first, as its note stays behind.
  public func moveRegister(to place: String) throws(Problem) -> RegisterCheck {
    try changing { (register) throws(Problem) in
      _ = try Issuer(folder: self).finishInterrupted(in: register, beforeIssuingTo: nil)
      return try register.move(to: place)
    }
  }
}
