import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkVerifying

struct ListCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Message(
      nl: "Toont wat er is uitgegeven.",
      en: "Lists what has been issued."))

  @Argument(
    help: ArgumentHelp(
      nl: "Alleen wie dit in de naam heeft. Hoofdletters, accenten en apostrofs maken niet uit.",
      en:
        "Only people with this in their name. Capitals, accents and apostrophes make no "
        + "difference.",
      value: .name))
  var name: String?
  @Flag(
    help: ArgumentHelp(
      nl: "Als JSON.",
      en: "As JSON."))
  var json = false
  @OptionGroup var global: GlobalOptions

  func perform() throws {
    let name = name.flatMap { $0.isEmpty ? nil : $0 }
    let register = try global.folder().register(readOnly: true)
    let summaries = try register.summaries(nameContaining: name)
    let today = CalendarDate.today()
    if json {
      let rows: [JSON] = summaries.map { summary in
        [
          "code": .string(summary.id.checkCode), "name": summary.name.map { .string($0) } ?? .null,
          "title": summary.title.map { .string($0) } ?? .null,
          "date": summary.date.map { .string($0.iso8601) } ?? .null,
          "state": .string(summary.state(on: today).rawValue), "hidden": .bool(summary.isHidden),
        ]
      }
      Terminal.say(json: JSON.array(rows).serialized())
    } else {
      Terminal.table(
        summaries.map { summary in
          [
            summary.id.checkCode, summary.name ?? "-", summary.title ?? "-",
            summary.date?.iso8601 ?? "-", standing(of: summary, on: today),
          ]
        })
    }
    if summaries.isEmpty { try tellOfNothing(named: name, in: register) }
  }

  /// Why there is nothing to show. Whoever looks may be asked to erase somebody, and must not be told too
  /// soon that there is nothing.
  private func tellOfNothing(named name: String?, in register: Register) throws(Problem) {
    guard let name else {
      guard try register.isEmpty() else {
        throw Problem(
          .badRegister,
          nl: "Volgens het logboek is er wel uitgegeven, maar de regels ontbreken. Doe: blijk "
            + "register check",
          en: "By the log documents were issued, but the rows are missing. Run: blijk register "
            + "check")
      }
      if !json { say("Er is nog niets uitgegeven.", "Nothing has been issued yet.") }
      return
    }
    throw try .nobody(named: name, in: register)
  }

  /// What a check says, and whether a typed code shows it.
  private func standing(of summary: RegisterSummary, on day: CalendarDate) -> String {
    let hidden = Message(nl: ", verborgen", en: ", hidden")
    return word(summary.state(on: day)) + (summary.isHidden ? hidden[global.language] : "")
  }

  private func word(_ state: Verdict.State) -> String {
    let word =
      switch state {
      case .test: Message(nl: "oefendocument", en: "practice document")
      case .revoked: Message(nl: "ingetrokken", en: "withdrawn")
      case .replaced: Message(nl: "vervangen", en: "replaced")
      case .expired: Message(nl: "verlopen", en: "expired")
      case .notYetValid: Message(nl: "nog niet geldig", en: "not valid yet")
      case .unregistered: Message(nl: "telt niet", en: "does not count")
      case .statusUnknown: Message(nl: "niet zeker", en: "not certain")
      default: Message(nl: "geldig", en: "valid")
      }
    return word[global.language]
  }
}
