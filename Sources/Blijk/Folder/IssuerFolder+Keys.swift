public import BlijkBasics
public import BlijkKeys
import BlijkRegister
import Foundation

/// The organisation's own keys.
extension IssuerFolder {
  /// Makes a key, takes it into use and trusts it; the key before it goes out of use.
  public func makeKey(_ algorithm: KeyAlgorithm, bits: Int, passphrase: Passphrase) throws(Problem)
    -> PublicKey
  {
    let register = try register()
    let lock = try IssuerLock(self, register: register)
    defer { withExtendedLifetime(lock) {} }
    let moment = Int(Date().timeIntervalSince1970)
    try register.checkNewKey(at: moment)
    let key = try PrivateKey.generate(algorithm, bits: bits)
    try KeyFile.write(key, lockedWith: passphrase, in: keysPath)
    let ring = try register.keyRing()
    try trustItself([key.publicKey] + ring.entries.map(\.key))
    try register.takeIntoUse(key.publicKey, at: moment)
    return key.publicKey
  }

  /// The key ring: every key ever used, newest first.
  public func keyRing() throws(Problem) -> KeyRing {
    try register(readOnly: true).keyRing()
  }

  /// The key to sign with, checked as far as that goes without a passphrase.
  public func signingKey() throws(Problem) -> PublicKey {
    guard let current = try keyRing().current else { throw Self.noKey }
    try KeyFile.check(current.key.id, in: keysPath)
    return current.key
  }

  static var noKey: Problem {
    Problem(
      .noKey, nl: "Deze organisatie heeft nog geen sleutel. Maak er een met: blijk key new",
      en: "This organisation has no key yet. Make one with: blijk key new")
  }

  /// Opens the key to sign with.
  public func unlock(_ passphrase: Passphrase) throws(Problem) -> PrivateKey {
    try KeyFile.open(try signingKey().id, passphrase: passphrase, in: keysPath)
  }

  /// The public half of the key that signs now. Where there is none yet, one of the usual kind stands
  /// for it, so that a dry run can show what would come.
  func keyToSignWith() throws(Problem) -> PublicKey {
    if let current = try register(readOnly: true).keyRing().current { return current.key }
    return try PrivateKey.generate(.ed25519).publicKey
  }
}
