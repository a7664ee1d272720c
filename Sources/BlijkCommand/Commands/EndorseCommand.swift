import ArgumentParser
import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct EndorseCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "endorse",
    abstract: "Bevestigt een document van een andere organisatie, in een apart bestand.",
    discussion: "Het document zelf verandert niet. Een bevestiging kunt u niet intrekken.")

  @Argument(
    help: ArgumentHelp(
      "Een uitgegeven bestand, een badge of een digitaal bewijs.", valueName: "bestand"))
  var file: String
  @Option(help: ArgumentHelp("Wat u erover wilt zeggen, tot 600 tekens.", valueName: "tekst"))
  var comment: String?
  @Option(
    help: ArgumentHelp("De laatste dag dat de bevestiging geldt.", valueName: "datum"),
    transform: CalendarDate.option)
  var validUntil: CalendarDate?
  @Option(
    help: ArgumentHelp(
      "Het DID-document of de JWK-set van wie het document uitgaf.", valueName: "bestand"))
  var trust: [String] = []
  @Option(
    help: ArgumentHelp(
      "Het bestand dat wordt gemaakt; anders komt het naast het document.", valueName: "bestand"))
  var out: String?
  @OptionGroup var passphrase: PassphraseOptions
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let issuer = Issuer(folder: try global.folder())
    let verifier = try Verifier(folder: global.pathAtHand).also(trusting: trust)
    let key = try passphrase.unlock(issuer.folder, language: global.language)
    let made = try issuer.endorse(
      file, comment: comment, validUntil: validUntil, language: global.language, to: out,
      checkedBy: verifier, with: key)
    if let warning = made.warning { Terminal.complain(warning[global.language]) }
    say("De bevestiging staat in \(made.path).", "The endorsement is in \(made.path).")
  }
}
