import ArgumentParser
import BlijkBasics
import BlijkRegister

/// A command that speaks the user's language when something goes wrong: one message on standard error
/// and exit 2, or 64 for wrong usage.
protocol Subcommand: ParsableCommand {
  var global: GlobalOptions { get }
  func perform() throws
}

extension Subcommand {
  func run() throws {
    do {
      if let place = global.knownRegister { warn(ofRegisterAt: place) }
      try perform()
    } catch let problem as Problem {
      Terminal.complain(problem, global.language)
      throw ExitCode(problem.code == .usage ? 64 : 2)
    }
  }

  /// Warns where somebody else could answer in the place of the register's server.
  func warn(ofRegisterAt place: String) {
    guard let safety = Register.safety(of: place), safety.isWeak else { return }
    Terminal.complain(safety.told[global.language])
  }

  /// After a change that others see only once it is published.
  func tellToPublish() {
    say("Publiceer nu het register: blijk publish", "Publish the register now: blijk publish")
  }

  func say(_ nl: String, _ en: String) {
    Terminal.say(Message(nl: nl, en: en)[global.language])
  }
}
