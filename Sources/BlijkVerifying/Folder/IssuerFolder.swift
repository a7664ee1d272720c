public import BlijkBasics
public import BlijkCredential
import BlijkKeys
public import BlijkRegister
import Foundation

/// An organisation's own folder: who it is, its keys, its register, whom it trusts.
public struct IssuerFolder: Sendable {
  /// The folder.
  public let path: String
  /// Who the organisation is.
  public let profile: IssuerProfile
  /// Where its register is: a file in the folder, or an address of PostgreSQL.
  package let registerPlace: String
  /// Whether `issuer.toml` says where, or somebody asked for another place.
  package let hasRegisterElsewhere: Bool

  /// Opens a folder that `create` made.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - register: Where its register is, when not where `issuer.toml` says.
  /// - Throws: Why it is no issuer folder, or what is wrong in `issuer.toml`.
  public init(path: String, register: String? = nil) throws(Problem) {
    self.path = path
    guard FileManager.default.fileExists(atPath: path + "/issuer.toml") else {
      throw Problem(
        .badIssuer,
        nl:
          "In '\(path)' staat geen issuer.toml. Ga naar de map van de organisatie, geef --issuer, "
          + "of maak er een met 'blijk init'.",
        en:
          "There is no issuer.toml in '\(path)'. Go to the organisation's folder, give --issuer, "
          + "or make one with 'blijk init'."
      )
    }
    let file = try TOMLFile(path: path + "/issuer.toml")
    profile = try IssuerProfile(file: file)
    let place = try file.string("register")
    registerPlace = register ?? place ?? path + "/register.sqlite"
    hasRegisterElsewhere = (register ?? place) != nil
  }

  /// Whether there is an issuer folder here.
  public static func exists(at path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/issuer.toml")
  }

  /// Where a practice register is set aside, until all of it is there and the folder gets its own name.
  package var settingAside: String { path + "/.blijk-oefenen" }
  package var keysPath: String { path + "/keys" }
  package var trustedPath: String { path + "/trusted" }

  /// Opens the register; one of another organisation is refused.
  public func register(readOnly: Bool = false) throws(Problem) -> Register {
    try refuseHalfway()
    let register = try Register.open(at: registerPlace, readOnly: readOnly)
    guard try register.issuer() == profile.host.did else {
      throw Problem(
        .badIssuer,
        nl:
          "Dit register is niet van \(profile.host.base). Het adres ('host' in issuer.toml) staat "
          + "in elke QR-code en kan niet veranderen; maak voor een nieuw adres een nieuwe map "
          + "met 'blijk init'.",
        en:
          "This register is not that of \(profile.host.base). The address ('host' in issuer.toml) "
          + "is in every QR code and cannot change; make a new folder with 'blijk init' for "
          + "a new address."
      )
    }
    return register
  }

  /// Throws where `blijk init --host` of a practice folder was interrupted: what is there belongs to two
  /// addresses.
  private func refuseHalfway() throws(Problem) {
    guard !profile.host.isPractice, Self.exists(at: settingAside) else { return }
    throw Problem(
      .badIssuer,
      nl:
        "Het overstappen naar \(profile.host.base) is onderbroken. Er is niets kwijt. Maak het af: "
        + "blijk init '\(path)' --host \(profile.host.base)",
      en: "Changing to \(profile.host.base) was interrupted. Nothing is lost. Finish it: "
        + "blijk init '\(path)' --host \(profile.host.base)")
  }

  /// Whether the register is in a database, which may be slow to answer.
  package var registerIsElsewhere: Bool { Register.isElsewhere(registerPlace) }

  /// The file of the register; `nil` when it is in a database elsewhere.
  package var registerFile: String? { registerIsElsewhere ? nil : registerPlace }

  /// How the register is asked, where it is on another computer.
  package var registerSafety: Message? { Register.safety(of: registerPlace)?.told }
}
