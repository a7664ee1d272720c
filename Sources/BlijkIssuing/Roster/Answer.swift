/// Yes or no, as people fill it in.
enum Answer {
  case yes, no

  /// Reads a cell that is not empty; nil when it is neither.
  init?(_ text: String) {
    let word = text.lowercased()
    if Self.yesWords.contains(word) {
      self = .yes
    } else if Self.noWords.contains(word) {
      self = .no
    } else {
      return nil
    }
  }

  private static let yesWords: Set<String> = [
    "ja", "j", "yes", "y", "x", "1", "waar", "true", "v", "✓", "✔", "☑", "☒", "✅", "√", "ok",
    "wel",
  ]
  private static let noWords: Set<String> = [
    "nee", "neen", "n", "no", "0", "onwaar", "false", "-", "–", "☐", "✗", "✘", "✖", "❌", "niet",
  ]
}
