import ArgumentParser
import BlijkBasics
import BlijkIssuing
import BlijkVerifying

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template", abstract: "Controleert sjablonen.", subcommands: [Lint.self])

  struct Lint: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: "Noemt alles wat er mis is met een sjabloon, met bestand en regel.")

    @Argument(help: ArgumentHelp("Een document.svg of document.html.", valueName: "bestand"))
    var files: [String]
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let findings = files.flatMap(TemplateLint.findings)
      for finding in findings { Terminal.say(finding[global.language]) }
      guard findings.isEmpty else {
        throw Problem(
          .badTemplate,
          nl: findings.count == 1 ? "1 fout gevonden." : "\(findings.count) fouten gevonden.",
          en: findings.count == 1 ? "1 mistake found." : "\(findings.count) mistakes found.")
      }
      Terminal.say(
        Message(nl: "Geen fouten gevonden.", en: "No mistakes found.")[global.language])
    }
  }
}
