/// What ArgumentParser says about wrong usage, in Dutch. Its own types are hidden, so its known sentences are
/// translated; one that is not known stays as it is.
enum UsageMessage {
  static func dutch(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line($0) }.joined(separator: "\n")
  }

  private static func line(_ text: Substring) -> String {
    if let said = text.behind("Error: ") { return "Fout: \(sentence(said))" }
    if let said = text.behind("Help:  ") { return "Uitleg: \(said)" }
    if let said = text.behind("Usage: ") {
      return "Gebruik: "
        + said.replacing("<options>", with: "<opties>")
        .replacing("<subcommand>", with: "<opdracht>")
    }
    if let said = text.behind("  See "), said.hasSuffix(" for more information.") {
      return "  Meer uitleg: \(said.dropLast(" for more information.".count))"
    }
    return String(text)
  }

  private static func sentence(_ text: Substring) -> String {
    if let what = text.behind("Missing expected argument ") { return "\(what) ontbreekt." }
    if let what = text.behind("Missing value for ") {
      return "achter \(what) ontbreekt een waarde."
    }
    if let what = text.behind("Unexpected argument ") { return "\(what) wordt hier niet verwacht." }
    if let parts = text.cut(" unexpected arguments: ") {
      return "deze woorden worden hier niet verwacht: \(parts.1)."
    }
    if let what = text.behind("Unknown option ") {
      guard let parts = what.cut(". Did you mean ") else { return "de optie \(what) bestaat niet." }
      return "de optie \(parts.0) bestaat niet. Bedoelde u \(parts.1)"
    }
    if let parts = text.behind("The value ")?.cut(" is invalid for ") {
      guard let choice = parts.1.cut(". Please provide one of ") else {
        if let (option, reason) = parts.1.cut(": ") {
          return "\(parts.0) kan niet bij \(option). Schrijf zoiets: \(reason)"
        }
        return "\(parts.0) kan niet bij \(parts.1)."
      }
      let words = choice.1.replacing("' or '", with: "' of '").replacing("' and '", with: "' of '")
      return "\(parts.0) kan niet bij \(choice.0). Kies uit \(words)"
    }
    return String(text)
  }
}

extension Substring {
  /// What stands before and behind these words.
  fileprivate func cut(_ middle: String) -> (Substring, Substring)? {
    firstRange(of: middle).map { (self[..<$0.lowerBound], self[$0.upperBound...]) }
  }
}
