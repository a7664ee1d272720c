import ArgumentParser

/// The command line of the coordinator's organisation.
@main
struct BlijkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "blijk",
    abstract: "Ondertekende certificaten en praktijkverklaringen voor vrijwilligers.",
    discussion: """
      Begin met 'blijk init', maak een sleutel met 'blijk key new' en geef uit met 'blijk issue'.
      De wachtzin van de sleutel komt uit BLIJK_PASSPHRASE, --passphrase-file of het toetsenbord.
      """,
    version: Version.current,
    subcommands: [
      InitCommand.self, KeyCommand.self, AchievementCommand.self, IssueCommand.self,
      VerifyCommand.self, ListCommand.self, RevokeCommand.self, ReprintCommand.self,
      TemplateCommand.self, BakeCommand.self, UnbakeCommand.self, PublishCommand.self,
    ])
}
