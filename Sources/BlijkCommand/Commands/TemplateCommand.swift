import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkVerifying

struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: Message(
      nl: "Kopieert en controleert sjablonen.",
      en: "Copies and checks templates."),
    subcommands: [Copy.self, Lint.self])

  struct Copy: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "copy",
      abstract: Message(
        nl: "Kopieert de huisstijl en de sjablonen van een soort document naar uw map.",
        en: "Copies the house style and the templates of a kind of document to your folder."),
      discussion: Message(
        nl: "Wat u kopieert, gaat voor: verander het daar. Wat er al staat, blijft zoals het is.",
        en: "What you copy comes first: change it there. What is already there stays as it is."))

    @Argument(
      help: ArgumentHelp(
        nl: "Een van: \(Self.kinds).",
        en: "One of: \(Self.kinds).",
        value: .kind))
    var kind: Kind
    private static let kinds = Kind.allCases.map(\.word).joined(separator: ", ")
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let (copied, there) = try global.folder().copyTemplates(of: kind)
      for path in copied { say("Gekopieerd: \(path)", "Copied: \(path)") }
      for path in there {
        say("Stond er al, en blijft zo: \(path)", "Was there already, and stays: \(path)")
      }
      guard let drawing = (copied + there).first(where: { $0.hasSuffix(".svg") }) else { return }
      say(
        "Hebt u iets veranderd? Controleer het met: blijk template lint '\(drawing)'",
        "Have you changed something? Check it with: blijk template lint '\(drawing)'")
    }
  }

  struct Lint: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "lint",
      abstract: Message(
        nl: "Noemt alles wat er mis is met een sjabloon, met bestand en regel.",
        en: "Names everything that is wrong with a template, with file and line."))

    @Argument(
      help: ArgumentHelp(
        nl: "Een document.svg of document.html.",
        en: "A document.svg or document.html.",
        value: .file))
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
