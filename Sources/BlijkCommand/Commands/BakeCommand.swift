import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkIssuing
import BlijkVerifying

struct BakeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "bake",
    abstract: Message(
      nl: "Zet een digitaal bewijs in een afbeelding (Open Badges 3.0).",
      en: "Puts a credential in an image (Open Badges 3.0)."),
    discussion: Message(
      nl:
        "Een digitaal bewijs dat er al in zit, wordt vervangen. De afbeelding zelf blijft "
        + "staan.",
      en: "A credential that is already in it is replaced. The original image stays as it is."))

  @Argument(
    help: ArgumentHelp(
      nl: "Een afbeelding: SVG of PNG.",
      en: "An image: SVG or PNG.",
      value: .picture))
  var picture: String
  @Argument(
    help: ArgumentHelp(
      nl: "Een digitaal bewijs als JWT of JSON, of een uitgegeven bestand.",
      en: "A credential as JWT or JSON, or an issued file.",
      value: .credential))
  var credential: String
  @Option(
    help: ArgumentHelp(
      nl: "Het bestand dat wordt gemaakt.",
      en: "The file to create.",
      value: .file))
  var out: String
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    try Baking.bake(picture, credential: credential, to: out)
    say("Het digitale bewijs zit in \(out).", "The credential is in \(out).")
  }
}
