import ArgumentParser
import BlijkArguments
import BlijkBasics
import Foundation

/// The command line of the coordinator's organisation.
@main
struct BlijkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blijk",
    abstract: Message(
      nl: "Ondertekende certificaten en praktijkverklaringen voor vrijwilligers.",
      en: "Signed certificates and statements of experience for volunteers."),
    discussion: Message(
      nl:
        "Begin met 'blijk init', maak een sleutel met 'blijk key new' en geef uit met 'blijk issue'. "
        + "Het wachtwoord van de sleutel komt uit BLIJK_PASSPHRASE, --passphrase-file of het toetsenbord.",
      en:
        "Start with 'blijk init', make a key with 'blijk key new' and issue with 'blijk issue'. "
        + "The passphrase of the key comes from BLIJK_PASSPHRASE, --passphrase-file or the keyboard."
    ),
    version: Version.current,
    subcommands: [
      InitCommand.self, KeyCommand.self, AchievementCommand.self, IssueCommand.self,
      VerifyCommand.self, ListCommand.self, RevokeCommand.self, ReplaceCommand.self,
      ReprintCommand.self, HideCommand.self, ShowCommand.self, EraseCommand.self,
      ExportCommand.self,
      ReportCommand.self, RegisterCommand.self, BackupCommand.self, RestoreCommand.self,
      TrustCommand.self,
      TemplateCommand.self, BakeCommand.self, UnbakeCommand.self, EndorseCommand.self,
      PublishCommand.self,
    ])

  /// Wrong usage and help are told in the user's language; everything else is as ArgumentParser does it.
  static func main() {
    if let hindrance = ThisProgram.hindrance {
      // Without arguments to read, the language that was asked for is not known.
      Terminal.complain(hindrance.nl)
      Terminal.complain(hindrance.en)
      exit(withError: ExitCode.validationFailure)
    }
    guard CommandLine.arguments.count > 1 else {
      Terminal.explain(shownHelp, isError: true)
      exit(withError: ExitCode.validationFailure)
    }
    do {
      var command = try parseAsRoot(AskedLanguage.otherArguments)
      try command.run()
    } catch {
      let ending = ending(for: error)
      guard let text = ending.text else { exit(withError: error) }
      // A command that told what was wrong has nothing more to say.
      if !text.isEmpty { Terminal.explain(text, isError: ending.isError) }
      exit(withError: ending.code)
    }
  }
}
