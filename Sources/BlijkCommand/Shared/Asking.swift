import ArgumentParser
import BlijkArguments
import BlijkBasics
import BlijkCredential
import BlijkRegister

/// `--yes`, for what is asked about first.
struct YesOption: ParsableArguments {
  @Flag(
    name: .customLong("yes"),
    help: ArgumentHelp(
      nl: "Vraagt niet of het klopt.",
      en: "Does not ask whether it is right."))
  var isSure = false
}

extension Message {
  /// Why a name alone does not do, where there is nobody to ask: somebody else may have it too.
  static var nameNeedsYes: Message {
    Message(
      nl: "U gaf een naam. Klopt het? Geef dan --yes, of de controlecode.",
      en: "You gave a name. Is this right? Then give --yes, or the check code.")
  }
}

/// Showing and asking, before something that cannot be undone.
extension Subcommand {
  /// Shows whose documents these are and what they are; with a new name behind the old one, where one
  /// comes.
  func show(_ summaries: [RegisterSummary], newNames: [String] = []) {
    let today = CalendarDate.today()
    let past = Message(nl: "geldt nu al niet", en: "is not valid now")
    Terminal.table(
      summaries.enumerated().map { index, summary in
        var name = summary.name ?? "-"
        if index < newNames.count, newNames[index] != name { name += " → \(newNames[index])" }
        let row = [
          summary.id.checkCode, name, summary.title ?? "-", summary.date?.iso8601 ?? "-",
        ]
        return summary.counts(on: today) ? row : row + [past[global.language]]
      }, isError: true)
  }

  /// Says what will happen and asks twice, unless `--yes` is given. Where there is nobody to ask, a check
  /// code is enough, but a name needs `--yes`.
  func confirm(_ chosen: ChosenDocuments, _ what: Message, _ yes: YesOption) throws(Problem) {
    try confirm(what, yes, needsYes: chosen.hasName ? .nameNeedsYes : nil)
  }

  /// Refuses, where there is nobody to ask and `--yes` was not given.
  func expectYes(_ what: Message, _ yes: YesOption, because reason: Message) throws(Problem) {
    guard !yes.isSure, !Terminal.canAsk else { return }
    throw Problem(
      .declined, nl: "\(what.nl) \(reason.nl) Er is niets veranderd.",
      en: "\(what.en) \(reason.en) Nothing was changed.")
  }

  /// The same where no name was given. With a reason, `--yes` is needed where there is nobody to ask.
  func confirm(_ what: Message, _ yes: YesOption, needsYes reason: Message? = nil) throws(Problem) {
    if let reason { try expectYes(what, yes, because: reason) }
    guard !yes.isSure, Terminal.canAsk else {
      return Terminal.say(what[global.language], isError: true)
    }
    try confirm(what.nl, what.en)
  }

  /// Asks twice, where there is somebody to ask, before something that cannot be undone.
  func confirm(_ nl: String, _ en: String) throws(Problem) {
    for question in [
      Message(
        nl: "\(nl) Dit kan niet ongedaan worden gemaakt. Doorgaan? [ja/nee] ",
        en: "\(en) This cannot be undone. Continue? [yes/no] "),
      Message(nl: "Zeker weten? [ja/nee] ", en: "Are you sure? [yes/no] "),
    ] {
      try ask(question)
    }
  }

  /// Asks once, where there is somebody to ask.
  func ask(_ question: Message) throws(Problem) {
    guard Terminal.agrees(question[global.language]) else {
      throw Problem(.declined, nl: "Er is niets veranderd.", en: "Nothing was changed.")
    }
  }

  /// Throws, at the end, when documents were skipped because they are not as the log has them.
  func refuse(_ unlogged: Unlogged, nl: String, en: String) throws(Problem) {
    guard !unlogged.isNone else { return }
    let shown = unlogged.codes.prefix(10).joined(separator: ", ")
    let more = max(0, unlogged.codes.count - 10)
    var (dutch, english) = ("", "")
    if !shown.isEmpty {
      dutch =
        "Niet zoals in het logboek, en daarom \(nl): \(shown)"
        + (more > 0 ? " en nog \(more). " : ". ")
      english =
        "Not as in the log, and so \(en): \(shown)"
        + (more > 0 ? " and \(more) more. " : ". ")
    }
    if unlogged.removed > 0 {
      dutch += "Uit het register weggehaald, en dus ook \(nl): \(unlogged.removed). "
      english += "Removed from the register, and so \(en) either: \(unlogged.removed). "
    }
    throw Problem(
      .badRegister,
      nl:
        "\(dutch)Iets anders dan Blijk heeft in het register geschreven. Doe: blijk register check",
      en: "\(english)Something else than Blijk wrote in the register. Run: blijk register check")
  }

  /// A number of documents, in words.
  static func counted(_ count: Int) -> Message {
    count == 1
      ? Message(nl: "1 document", en: "1 document")
      : Message(nl: "\(count) documenten", en: "\(count) documents")
  }
}
