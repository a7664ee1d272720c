public import BlijkBasics
import BlijkCredential
public import BlijkKeys
public import BlijkRegister
public import BlijkSecrets
public import BlijkVerifying
import Foundation

/// The organisation's own keys.
extension IssuerFolder {
  /// Makes a key, takes it into use and trusts it; the key before it goes out of use.
  public func makeKey(_ algorithm: KeyAlgorithm, bits: Int, passphrase: Passphrase) throws(Problem)
    -> PublicKey
  {
    try checkFitForNewKey(passphrase)
    return try changing { (register) throws(Problem) in
      let moment = Timestamp.now()
      try register.checkNewKey(at: moment)
      let key = try PrivateKey.generate(algorithm, bits: bits)
      try KeyFile.write(key, lockedWith: passphrase, in: keysPath)
      // Trusted before it is used: a check in between knows the key already.
      let new = KeyRing.Entry(key: key.publicKey, window: KeyWindow(from: moment, until: nil))
      try trustItself(KeyRing([new] + (try register.keyRing().entries)))
      try register.takeIntoUse(key.publicKey, at: moment)
      return key.publicKey
    }
  }

  /// Refuses a passphrase that would be guessed by whoever knows the organisation.
  package func checkFitForNewKey(_ passphrase: Passphrase) throws(Problem) {
    try passphrase.checkFitForNewKey(besides: [profile.name, profile.host.base, profile.url ?? ""])
  }

  /// Takes a key out of use; what it signed stays valid. Until a new one is made nothing is issued.
  public func retireKey(_ id: String) throws(Problem) {
    try changeKeys { (register, moment) throws(Problem) in try register.retire(id, at: moment) }
  }

  /// Notes that somebody else may have had a key since a day. What was registered before that day stays
  /// valid; what was registered since does not count. The key goes out of use.
  ///
  /// - Parameters:
  ///   - id: The key's thumbprint.
  ///   - day: The first day that cannot be trusted.
  /// - Throws: When there is no such key, or it was compromised earlier already.
  public func compromiseKey(_ id: String, since day: CalendarDate) throws(Problem) {
    try Self.refuseFuture(day)
    try changeKeys { (register, moment) throws(Problem) in
      try register.compromise(id, since: day.beginInTheNetherlands, at: moment)
    }
  }

  /// What `compromiseKey(_:since:)` would make invalid, oldest first; also what does not count for another
  /// reason.
  ///
  /// - Throws: What `compromiseKey(_:since:)` would throw about the key and the day.
  public func documents(lostWith id: String, since day: CalendarDate) throws(Problem)
    -> [RegisterSummary]
  {
    try Self.refuseFuture(day)
    return try register(readOnly: true).summaries(
      signedWith: id, since: day.beginInTheNetherlands)
  }

  private static func refuseFuture(_ day: CalendarDate) throws(Problem) {
    guard day <= .today() else {
      throw Problem(
        .badDate, nl: "De datum \(day.iso8601) ligt in de toekomst.",
        en: "The date \(day.iso8601) is in the future.")
    }
  }

  private func changeKeys(_ change: (Register, Int) throws(Problem) -> Void) throws(Problem) {
    try changing { (register) throws(Problem) in
      try change(register, Timestamp.now())
      try trustItself(try register.keyRing())
    }
  }

  /// The key ring: every key ever used, newest first.
  public func keyRing() throws(Problem) -> KeyRing {
    try register(readOnly: true).keyRing()
  }

  /// The key to sign with, checked as far as that goes without a passphrase.
  public func signingKey() throws(Problem) -> PublicKey {
    let current = try entryInUse()
    try KeyFile.check(current.key.id, in: keysPath)
    return current.key
  }

  /// The key that is in use.
  package func entryInUse() throws(Problem) -> KeyRing.Entry {
    let ring = try keyRing()
    if let current = ring.current { return current }
    guard ring.entries.isEmpty else {
      throw Problem(
        .noKey,
        nl: "Deze organisatie heeft geen sleutel in gebruik. Maak een nieuwe met: blijk key new",
        en: "This organisation has no key in use. Make a new one with: blijk key new")
    }
    throw Problem(
      .noKey, nl: "Deze organisatie heeft nog geen sleutel. Maak er een met: blijk key new",
      en: "This organisation has no key yet. Make one with: blijk key new")
  }

  /// The thumbprint of a key that is given by its spoken id; any other text is returned as it is.
  package func keyID(named text: String) throws(Problem) -> String {
    let folded = text.lowercased()
    let found = try keyRing().entries.map(\.key.id).filter { $0.spoken.lowercased() == folded }
    return found.count == 1 ? found[0].thumbprint : text
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
