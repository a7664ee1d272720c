package import BlijkBasics

/// The language that was asked for on the command line. Help is made before arguments are read, and what is
/// wrong with them is told in it too.
package enum AskedLanguage {
  /// By `--language`; Dutch where that is absent or not a language.
  package static let value = reading(CommandLine.arguments)

  /// The arguments without the language behind `help`, a command of ArgumentParser that knows no language.
  package static let otherArguments: [String]? = {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.first == "help", value == .en else { return nil }
    return words.filter { !$0.hasPrefix("--language") && $0 != "en" }
  }()

  static func reading(_ words: [String]) -> Language {
    let option = "--language"
    for (place, word) in words.enumerated() {
      if word == "--" { break }
      let said =
        word == option
        ? words.dropFirst(place + 1).first : word.behind(option + "=").map(String.init)
      if let language = said.flatMap(Language.init(rawValue:)) { return language }
    }
    return .nl
  }
}

extension StringProtocol {
  /// What stands behind these words, when it begins with them.
  func behind(_ start: String) -> SubSequence? {
    hasPrefix(start) ? dropFirst(start.count) : nil
  }
}
