package import ArgumentParser
import BlijkBasics

/// How a program ends that was asked for help, or was used in a wrong way.
package struct Ending {
  /// What to say, in the language that was asked for; `nil` where ArgumentParser says it.
  package let text: String?
  package let isError: Bool
  package let code: ExitCode
}

extension ParsableCommand {
  /// What to say where arguments could not be read, or ask for help. A script for completions and a version
  /// are left to ArgumentParser.
  package static func ending(for error: any Error) -> Ending {
    let message = fullMessage(for: error)
    let code = exitCode(for: error)
    if code == .success {
      let text = HelpMessage.isHelp(message) ? HelpMessage.inAskedLanguage(message) : nil
      return Ending(text: text, isError: false, code: code)
    }
    let isDutch = code == .validationFailure && AskedLanguage.value == .nl
    return Ending(text: isDutch ? UsageMessage.dutch(message) : message, isError: true, code: code)
  }

  /// Help as a program shows it that got no arguments.
  package static var shownHelp: String { HelpMessage.inAskedLanguage(helpMessage()) }
}
