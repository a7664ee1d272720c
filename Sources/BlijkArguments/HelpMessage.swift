import BlijkBasics

/// What `--help` says, with ArgumentParser's own words in Dutch; ours are Dutch already.
enum HelpMessage {
  private static let overview = "OVERVIEW: "

  /// Whether a message is help, and not a version or a script for completions.
  static func isHelp(_ message: String) -> Bool { message.hasPrefix(overview) }

  static func inAskedLanguage(_ message: String) -> String {
    AskedLanguage.value == .nl ? dutch(message) : message
  }

  private static func dutch(_ message: String) -> String {
    guard isHelp(message) else { return message }
    return message.dropFirst(overview.count).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map { line(String($0)) }.joined(separator: "\n")
  }

  private static let headings = [
    "ARGUMENTS:": "ARGUMENTEN:", "OPTIONS:": "OPTIES:", "SUBCOMMANDS:": "OPDRACHTEN:",
  ]
  /// Hardly longer than what they stand for: the lines were broken already.
  private static let words = [
    ("USAGE: ", "GEBRUIK: "), ("<options>", "<opties>"), ("<subcommand>", "<opdracht>"),
    ("Show the version.", "Toon de versie."), ("Show help information.", "Toon deze uitleg."),
    ("(values:", "(keuze:"), ("default:", "standaard:"),
  ]

  private static func line(_ text: String) -> String {
    if let heading = headings[text] { return heading }
    let said = words.reduce(text) { $0.replacing($1.0, with: $1.1) }
    let end = "' for detailed help."
    guard said.hasPrefix("  See '"), said.hasSuffix(end) else { return said }
    return "  Meer uitleg: '\(said.dropFirst("  See '".count).dropLast(end.count))'."
  }
}
