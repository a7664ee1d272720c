import BlijkBasics
import BlijkIssuing
import Foundation

/// What is left of a person in files.
extension Subcommand {
  /// Names the files that still hold a person, and removes those of nobody else, when somebody agrees.
  func clear(_ left: FilesLeft, _ yes: YesOption) throws(Problem) {
    if !left.own.isEmpty {
      say(
        "Deze bestanden hebben het document nog (\(left.own.count)):",
        "These files still have the document (\(left.own.count)):")
      for path in left.own { Terminal.say("  \(path)") }
      try remove(left.own, yes)
    }
    guard !left.shared.isEmpty else { return }
    say(
      "In deze bestanden staat de persoon ook, of iemand met die naam. Er staat meer in: kijk zelf wat weg "
        + "moet (\(left.shared.count)):",
      "These files have the person too, or somebody of that name. There is more in them: see for yourself "
        + "what must go (\(left.shared.count)):")
    for path in left.shared { Terminal.say("  \(path)") }
  }

  private func remove(_ paths: [String], _ yes: YesOption) throws(Problem) {
    guard yes.isSure || Terminal.canAsk && Terminal.agrees(removing[global.language]) else {
      return say(
        "Ze zijn niet gewist. Wis ze zelf, of geef --yes.",
        "They were not erased. Erase them yourself, or give --yes.")
    }
    let kept = paths.filter { (try? FileManager.default.removeItem(atPath: $0)) == nil }
    say(
      "Bestanden gewist: \(paths.count - kept.count).", "Files erased: \(paths.count - kept.count)."
    )
    guard !kept.isEmpty else { return }
    let names = kept.map { "'\($0)'" }.joined(separator: ", ")
    throw Problem(
      .cannotWrite,
      nl: "Niet te wissen: \(names). Controleer de rechten, en wis ze zelf.",
      en: "Cannot be erased: \(names). Check the permissions, and erase them yourself.")
  }

  private var removing: Message {
    Message(nl: "Deze bestanden wissen? [ja/nee] ", en: "Erase these files? [yes/no] ")
  }
}
