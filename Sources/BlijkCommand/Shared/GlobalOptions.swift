import ArgumentParser
import BlijkBasics
import BlijkVerifying

/// What every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "De map van de organisatie (anders BLIJK_ISSUER, anders de huidige map).", valueName: "map"))
  var issuer: String?

  @Option(
    help: ArgumentHelp(
      "Het register, als het niet in de map van de organisatie staat: postgres://… (anders "
        + "BLIJK_REGISTER, anders wat issuer.toml zegt).", valueName: "adres"))
  var register: String?

  @Option(help: ArgumentHelp("De taal van de meldingen: nl of en.", valueName: "taal"))
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
