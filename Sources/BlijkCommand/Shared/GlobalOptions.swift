import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkVerifying

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      nl: "De map van de organisatie (anders BLIJK_ISSUER, anders de huidige map).",
      en:
        "The folder of the organisation (by default BLIJK_ISSUER, or else the current "
        + "folder).",
      value: .folder))
  var issuer: String?

  @Option(
    help: ArgumentHelp(
      nl:
        "Het register, als het niet in de map van de organisatie staat: postgres://… (anders "
        + "BLIJK_REGISTER, anders wat issuer.toml zegt).",
      en:
        "The register, if it is not in the folder of the organisation: postgres://… (by "
        + "default BLIJK_REGISTER, or else what issuer.toml says).",
      value: .address))
  var register: String?

  @Option(
    help: ArgumentHelp(
      nl: "De taal van meldingen en uitleg: nl of en.",
      en: "The language of messages and help: nl or en.",
      value: .language))
  var language = Language.nl

  /// The issuer folder's path.
  var path: String { chosen ?? "." }

  /// Whether somebody said which folder it is.
  var isChosen: Bool { chosen != nil }

  private var chosen: String? { issuer ?? environmentVariable("BLIJK_ISSUER") }

  /// The same, for who may have no such folder; one that somebody named and that is not there is no reason to do
  /// without.
  var pathAtHand: String? { isChosen || IssuerFolder.exists(at: path) ? path : nil }

  /// Where the register is, if somebody said so.
  var registerPlace: String? { register ?? environmentVariable("BLIJK_REGISTER") }

  /// The same, or what the folder says, where there is one.
  var knownRegister: String? { registerPlace ?? (try? folder())?.registerPlace }

  func folder() throws(Problem) -> IssuerFolder {
    try IssuerFolder(path: path, register: registerPlace)
  }
}
