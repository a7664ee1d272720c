import ArgumentParser
import BlijkBasics
import Foundation

/// The command line of the coordinator's organisation.
@main
struct BlijkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blijk",
    abstract: "Ondertekende certificaten en praktijkverklaringen voor vrijwilligers.",
    discussion: """
      Begin met 'blijk init', maak een sleutel met 'blijk key new' en geef uit met 'blijk issue'.
      Het wachtwoord van de sleutel komt uit BLIJK_PASSPHRASE, --passphrase-file of het toetsenbord.
      """,
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
      Terminal.explain(HelpMessage.dutch(helpMessage()), isError: true)
      exit(withError: ExitCode.validationFailure)
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let message = fullMessage(for: error)
      let code = exitCode(for: error)
      switch code {
      case .success where language == .nl && HelpMessage.isHelp(message):
        Terminal.explain(HelpMessage.dutch(message), isError: false)
      case .success:
        exit(withError: error)
      default:
        let isDutch = code == .validationFailure && language == .nl
        // A command that told what was wrong has nothing more to say.
        if !message.isEmpty {
          Terminal.explain(isDutch ? UsageMessage.dutch(message) : message, isError: true)
        }
      }
      exit(withError: code)
    }
  }

  /// The language that was asked for, also where other arguments are wrong.
  private static var language: Language {
    let words = CommandLine.arguments
    if words.contains("--language=en") { return .en }
    guard let place = words.firstIndex(of: "--language"), place + 1 < words.count else {
      return .nl
    }
    return Language(rawValue: words[place + 1]) ?? .nl
  }
}
