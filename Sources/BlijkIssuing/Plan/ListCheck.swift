import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// What is looked at in a list whose rows are right, each by itself.
struct ListCheck {
  /// Whether documents may take the place of others.
  let isReplacing: Bool
  let today: CalendarDate

  /// Refuses what cannot be issued in this way, or today.
  func check(_ roster: Roster) throws(Problem) {
    var refusals = RefusalList()
    for participant in roster.participants {
      if participant.replaces != nil, !isReplacing {
        refusals.add(
          Refusal(
            row: participant.row, column: .replaces,
            nl: "hoort bij vervangen; gebruik 'blijk replace'",
            en: "belongs to replacing; use 'blijk replace'"))
      }
      if let period = participant.period, (period.last ?? period.first).firstDay > today {
        refusals.add(
          Refusal(
            row: participant.row, column: .period, nl: "ligt in de toekomst",
            en: "lies in the future"))
      }
    }
    try refusals.check(of: roster.name)
  }

  /// A letter without a letter, or thanks without a word, is allowed and says little.
  static func wordless(_ documents: [PlannedDocument]) -> [Message] {
    let count = documents.count { document in
      document.award.kind.rules.message.isWanted && document.award.message == nil
    }
    guard count > 0 else { return [] }
    return [
      Message(
        nl: "Bij \(count) van \(documents.count) is de kolom 'bericht' leeg: het document heeft "
          + "geen persoonlijke woorden.",
        en: "For \(count) of \(documents.count) the column 'message' is empty: the document has no "
          + "personal words.")
    ]
  }
}
