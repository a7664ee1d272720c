import ArgumentParser
import BlijkBasics
import BlijkCredential
import BlijkRegister
import BlijkVerifying

struct ListCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Toont wat er is uitgegeven.")

  @Argument(help: ArgumentHelp("Alleen wie dit in de naam heeft.", valueName: "naam"))
  var name: String?
  @Flag(help: "Als JSON.")
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
          "state": .string(summary.state(on: today).rawValue),
        ]
      }
      Terminal.say(json: JSON.array(rows).serialized())
    } else {
      Terminal.table(
        summaries.map { summary in
          [
            summary.id.checkCode, summary.name ?? "-", summary.title ?? "-",
            summary.date?.iso8601 ?? "-", word(summary.state(on: today)),
          ]
        })
      if summaries.isEmpty, name == nil {
        say("Er is nog niets uitgegeven.", "Nothing was issued yet.")
      }
    }
    if summaries.isEmpty, let name {
      throw Problem(
        .notFound, nl: "Er is niets uitgegeven aan iemand met '\(name)' in de naam.",
        en: "Nothing was issued to anybody with '\(name)' in the name.")
    }
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
