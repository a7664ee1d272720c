import ArgumentParser
import BlijkIssuing
import BlijkVerifying

struct BakeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "bake",
    abstract: "Zet een digitaal bewijs in een afbeelding (Open Badges 3.0).",
    discussion:
      "Een digitaal bewijs dat er al in zit, wordt vervangen. De afbeelding zelf blijft staan.")

  @Argument(help: ArgumentHelp("Een afbeelding: SVG of PNG.", valueName: "afbeelding"))
  var picture: String
  @Argument(
    help: ArgumentHelp(
      "Een digitaal bewijs als JWT of JSON, of een uitgegeven bestand.",
      valueName: "bewijs"))
  var credential: String
  @Option(help: ArgumentHelp("Het bestand dat wordt gemaakt.", valueName: "bestand"))
  var out: String
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    try Baking.bake(picture, credential: credential, to: out)
    say("Het digitale bewijs zit in \(out).", "The credential is in \(out).")
  }
}
