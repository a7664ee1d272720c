import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkIssuing
import BlijkVerifying

struct AchievementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "achievement",
    abstract: Message(
      nl: "De cursussen en rollen die u kunt kiezen.",
      en: "The courses and roles that you can choose."),
    subcommands: [List.self, Show.self])

  struct List: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: Message(
        nl: "Toont ze, één per regel.",
        en: "Lists them, one per line."))

    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let library = global.achievements()
      var rows: [[String]] = []
      var problems: [Problem] = []
      for id in library.ids() {
        do throws(Problem) {
          let achievement = try library[id]
          rows.append([id, achievement.kind.word, achievement.wording(global.language).title])
        } catch {
          problems.append(error)
        }
      }
      Terminal.table(rows)
      for message in library.passedOver() { Terminal.complain(message[global.language]) }
      for problem in problems.dropLast() { Terminal.complain(problem, global.language) }
      if let last = problems.last { throw last }
    }
  }

  struct Show: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: Message(
        nl: "Toont alles van één cursus of rol.",
        en: "Shows everything about one course or role."))

    @Argument(
      help: ArgumentHelp(
        nl: "De naam uit de lijst.",
        en: "The name from the list.",
        value: .id))
    var id: String
    @OptionGroup var global: GlobalOptions

    func perform() throws {
      let achievement = try global.achievements()[id]
      let wording = achievement.wording(global.language)
      Terminal.say(wording.title)
      var rows = [[label("soort", "kind"), achievement.kind.word]]
      if let role = wording.role { rows.append([label("rol", "role"), role]) }
      if let setting = wording.setting { rows.append([label("waar", "where"), setting]) }
      if let seen = achievement.seen { rows.append([label("gezien", "seen"), seen.rawValue]) }
      if let hours = achievement.hours {
        rows.append([label("studielast (uren)", "study load (hours)"), String(hours)])
      }
      if let provider = achievement.provider { rows.append([label("door", "by"), provider.name]) }
      if let months = achievement.validMonths {
        rows.append([label("maanden geldig", "months valid"), String(months)])
      }
      for goal in wording.goals { rows.append([label("leerdoel", "goal"), goal]) }
      for task in wording.tasks { rows.append([label("taak", "task"), task]) }
      if let note = wording.note { rows.append([label("let op", "note"), note]) }
      Terminal.table(rows.map { ["  " + $0[0], $0[1]] })
    }

    private func label(_ nl: String, _ en: String) -> String {
      Message(nl: nl, en: en)[global.language]
    }
  }
}

extension GlobalOptions {
  fileprivate func achievements() -> AchievementLibrary {
    let issuer = IssuerFolder.exists(at: path) ? path : nil
    return AchievementLibrary(issuer: issuer, shared: SharedFiles(issuer: issuer))
  }
}
