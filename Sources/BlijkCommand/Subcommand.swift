import ArgumentParser
import BlijkBasics

/// A command that speaks the user's language when something goes wrong: one message on standard error
/// and exit 2, or 64 for wrong usage.
protocol Subcommand: ParsableCommand {
  var global: GlobalOptions { get }
  func perform() throws
}

extension Subcommand {
  func run() throws {
    do {
      try perform()
    } catch let problem as Problem {
      Terminal.complain(problem, global.language)
      throw ExitCode(problem.code == .usage ? 64 : 2)
    }
  }

  func say(_ nl: String, _ en: String) {
    Terminal.say(Message(nl: nl, en: en)[global.language])
  }
}
