import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkVerifying

struct UnbakeCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "unbake",
    abstract: Message(
      nl: "Haalt het bewijs uit een afbeelding of een uitgegeven bestand.",
      en: "Takes the credential out of an image or an issued file."),
    discussion: Message(
      nl: "Dit controleert het bewijs niet; dat doet 'blijk verify'.",
      en: "This does not check the credential; 'blijk verify' does."))

  @Argument(
    help: ArgumentHelp(
      nl: "Het bestand met een bewijs erin.",
      en: "The file with a credential in it.",
      value: .file))
  var file: String
  @Option(
    help: ArgumentHelp(
      nl: "Het bestand dat wordt gemaakt; anders komt het bewijs op het scherm.",
      en: "The file to create; by default the credential is shown on the screen.",
      value: .file))
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
