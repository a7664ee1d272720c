import ArgumentParser
import BlijkIssuing
import BlijkVerifying

struct BakeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "bake",
    abstract: "Stopt een bewijs in een afbeelding, als insigne (Open Badges 3.0).",
    discussion: "Een bewijs dat er al in zit wordt vervangen. De afbeelding zelf blijft staan.")

  @Argument(help: ArgumentHelp("Een afbeelding: SVG of PNG.", valueName: "afbeelding"))
  var picture: String
  @Argument(
    help: ArgumentHelp(
      "Een bewijs als JWT of JSON, of een uitgegeven bestand met het bewijs erin.",
      valueName: "bewijs"))
  var credential: String
  @Option(help: ArgumentHelp("Het bestand dat wordt gemaakt.", valueName: "bestand"))
  var out: String
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    try Baking.bake(picture, credential: credential, to: out)
    say("Het bewijs zit in \(out).", "The credential is in \(out).")
  }
}
