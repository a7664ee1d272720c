import ArgumentParser
import Blijk
import BlijkBasics
import BlijkCredential
import BlijkRegister

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
          "state": .string(state(of: summary, today: today).rawValue),
        ]
      }
      Terminal.say(json: JSON.array(rows).serialized())
    } else {
      Terminal.table(
        summaries.map { summary in
          [
            summary.id.checkCode, summary.name ?? "-", summary.title ?? "-",
            summary.date?.iso8601 ?? "-", word(state(of: summary, today: today)),
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

  private func state(of summary: RegisterSummary, today: CalendarDate) -> Verdict.State {
    if summary.isTest { return .test }
    switch summary.state {
    case .revoked: return .revoked
    case .replaced: return .replaced
    case .active:
      if let last = summary.validUntil, last < today { return .expired }
      return .valid
    }
  }

  private func word(_ state: Verdict.State) -> String {
    let word =
      switch state {
      case .test: Message(nl: "oefendocument", en: "practice document")
      case .revoked: Message(nl: "ingetrokken", en: "withdrawn")
      case .replaced: Message(nl: "vervangen", en: "replaced")
      case .expired: Message(nl: "verlopen", en: "expired")
      default: Message(nl: "geldig", en: "valid")
      }
    return word[global.language]
  }
}
