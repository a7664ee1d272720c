import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkVerifying

struct EndorseCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "endorse",
    abstract: Message(
      nl: "Bevestigt een document van een andere organisatie, in een apart bestand.",
      en: "Endorses a document of another organisation, in a separate file."),
    discussion: Message(
      nl: "Het document zelf verandert niet. Een bevestiging kunt u niet intrekken.",
      en: "The document itself does not change. You cannot withdraw an endorsement."))

  @Argument(
    help: ArgumentHelp(
      nl: "Een uitgegeven bestand, een badge of een digitaal bewijs.",
      en: "An issued file, a badge or a credential.",
      value: .file))
  var file: String
  @Option(
    help: ArgumentHelp(
      nl: "Wat u erover wilt zeggen, tot 600 tekens.",
      en: "What you want to say about it, up to 600 characters.",
      value: .text))
  var comment: String?
  @Option(
    help: ArgumentHelp(
      nl: "De laatste dag dat de bevestiging geldt.",
      en: "The last day on which the endorsement is valid.",
      value: .date),
    transform: CalendarDate.option)
  var validUntil: CalendarDate?
  @Option(
    help: ArgumentHelp(
      nl: "Het DID-document of de JWK-set van wie het document uitgaf.",
      en: "The DID document or JWK set of the organisation that issued the document.",
      value: .file))
  var trust: [String] = []
  @Option(
    help: ArgumentHelp(
      nl: "Het bestand dat wordt gemaakt; anders komt het naast het document.",
      en: "The file to create; by default it is put next to the document.",
      value: .file))
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
