public import BlijkBasics
public import BlijkCredential
import BlijkKeys
import BlijkRegister
public import BlijkVerifying
import Foundation

/// How a folder to practise in becomes that of an organisation with an address.
extension IssuerFolder {
  /// Makes a practice folder that of an organisation with an address: a new register and DID, and no key yet.
  /// The practice register, its keys and its own entry among the trusted are set aside in a folder `oefenen`,
  /// which is a practice folder itself. Courses, house style and whom is trusted stay. Killed at any moment
  /// it can be done again; until it is done every command refuses, and says so.
  ///
  /// - Parameters:
  ///   - profile: Who the organisation is from now on.
  ///   - register: Where its register comes, when not in the folder.
  /// - Returns: The folder, and where the practice register is now.
  /// - Throws: Why it was not done, or not all of it.
  public func leavePractice(as profile: IssuerProfile, register: String? = nil) throws(Problem) -> (
    folder: IssuerFolder, practice: String
  ) {
    let lock = try FolderLock(path)
    defer { withExtendedLifetime(lock) {} }
    let now = try IssuerFolder(path: path)
    try now.check(profile, register: register)
    if now.profile.host.isPractice {
      try now.finishPractice()
      try now.begin(profile, register: register)
    }
    let new = try IssuerFolder(path: path)
    let move = PracticeMove(from: new)
    try move.moveKeys()
    try new.trustItself(KeyRing([]))
    try move.moveRegister()
    return (new, try move.finish())
  }

  /// Refuses what cannot be done before anything is changed.
  private func check(_ profile: IssuerProfile, register: String?) throws(Problem) {
    guard self.profile.host.isPractice || Self.exists(at: settingAside) else {
      throw Problem(
        .badIssuer,
        nl:
          "'\(path)' is al de map van \(self.profile.host.base). Er is niets veranderd. Kies voor een "
          + "ander adres een nieuwe map.",
        en:
          "'\(path)' is the folder of \(self.profile.host.base) already. Nothing was changed. Choose a "
          + "new folder for another address.")
    }
    guard !profile.host.isPractice else {
      throw Problem(
        .badIssuer,
        nl: "'\(path)' is al een oefenmap. Geef met --host het adres van uw controlepagina.",
        en:
          "'\(path)' is a practice folder already. Give the address of your check page with --host."
      )
    }
    guard self.profile.host.isPractice || self.profile.host == profile.host else {
      throw Problem(
        .badIssuer,
        nl:
          "In '\(path)' is het overstappen naar \(self.profile.host.base) begonnen. Maak dat eerst "
          + "af, met --host \(self.profile.host.base).",
        en: "In '\(path)' changing to \(self.profile.host.base) has begun. Finish that first, with "
          + "--host \(self.profile.host.base).")
    }
    guard register == nil, hasRegisterElsewhere, self.profile.host.isPractice else { return }
    throw Problem(
      .badIssuer,
      nl:
        "Het oefenregister staat in \(registerPlace), en blijft daar. Noem met --register een lege "
        + "database of een nieuw bestand voor het echte register.",
      en:
        "The practice register is in \(registerPlace), and stays there. Name an empty database or a "
        + "new file for the real register with --register.")
  }

  /// Finishes an interrupted batch, whose note goes away with the register, and closes the register with all
  /// of it in its own file. One that cannot be opened is set aside as it is.
  private func finishPractice() throws(Problem) {
    guard let register = try? self.register() else { return }
    _ = try Issuer(folder: self).finishInterrupted(in: register, beforeIssuingTo: nil)
    try register.tidy()
  }

  /// From here on the folder has the new address. What was there is written down first.
  func begin(_ profile: IssuerProfile, register: String?) throws(Problem) {
    try PracticeMove.makeFolder(settingAside)
    let old = settingAside + "/issuer.toml"
    if !FileManager.default.fileExists(atPath: old) {
      let bytes = try? BoundedFile.read(path + "/issuer.toml", atMost: 1 << 20)
      try WholeFile.write(bytes ?? [], to: old)
    }
    if let register { try Self.makeRegister(at: register, for: profile) }
    let place = register.map { "register = \(JSON.string($0).text)\n" } ?? ""
    try WholeFile.write(
      Array((profile.toml + place).utf8), to: path + "/issuer.toml", replaces: true)
  }

  /// A register elsewhere. One that an interrupted change made is taken.
  private static func makeRegister(at place: String, for profile: IssuerProfile) throws(Problem) {
    let made = try? Register.open(at: place, readOnly: true)
    if let made, (try? made.issuer()) == profile.host.did, (try? made.summaries().isEmpty) == true {
      return
    }
    _ = try Register.create(at: place, issuer: profile.host.did)
  }
}
