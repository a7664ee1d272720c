import ArgumentParser
import BlijkCredential
import BlijkIssuing
import BlijkVerifying

struct UnbakeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "unbake",
    abstract: "Haalt het bewijs uit een afbeelding of een uitgegeven bestand.",
    discussion: "Dit controleert het bewijs niet; dat doet 'blijk verify'.")

  @Argument(help: ArgumentHelp("Het bestand met een bewijs erin.", valueName: "bestand"))
  var file: String
  @Option(
    help: ArgumentHelp(
      "Het bestand dat wordt gemaakt; anders komt het bewijs op het scherm.", valueName: "bestand"))
  var out: String?
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    if let out {
      try Baking.unbake(file, to: out)
      say("Het bewijs staat in \(out).", "The credential is in \(out).")
    } else {
      Terminal.give(try Baking.unbake(file).bytes + [0x0A])
    }
  }
}
