import BlijkBasics
import BlijkCredential
import BlijkIssuing

/// Documents by code or name, before what can be undone.
extension Subcommand {
  /// The documents that were typed. A code is not looked up first, so that a document whose row is gone is told
  /// as that. A name that fits one document stands for its code, which is shown; with `yes` it is asked whether
  /// that is the one.
  func documents(
    _ words: [String], in folder: IssuerFolder, prefersStanding: Bool, _ yes: YesOption?
  ) throws(Problem) -> [DocumentID] {
    // No name has a digit, and hardly any code has none.
    guard words.contains(where: { !$0.contains(where: \.isNumber) }) else {
      return try documents(words)
    }
    let chosen = try chosen(words, in: folder, prefersStanding: prefersStanding)
    guard chosen.hasName else { return chosen.ids }
    show(chosen.summaries)
    guard let yes else { return chosen.ids }
    try expectYes(
      Message(nl: "Dit past bij de naam.", en: "This fits the name."), yes, because: .nameNeedsYes)
    guard !yes.isSure else { return chosen.ids }
    try ask(
      Message(nl: "Gaat het hierom? [ja/nee] ", en: "Is this the right one? [yes/no] "))
    return chosen.ids
  }
}
