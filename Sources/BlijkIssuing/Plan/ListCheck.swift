import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// What is looked at in a list whose rows are right, each by itself.
struct ListCheck {
  /// Whether documents may take the place of others.
  let isReplacing: Bool
  /// Whether the title is everybody's role.
  let needsRole: Bool
  /// Whether addresses are written to.
  let isMailing: Bool
  /// Today, or the day of the documents when that is still to come.
  let day: CalendarDate

  /// What of it cannot be issued in this way, or today.
  func refusals(of participants: [Participant]) -> [Refusal] {
    participants.flatMap { participant in
      var refusals: [Refusal] = []
      if participant.replaces != nil, !isReplacing {
        refusals.append(
          Refusal(
            row: participant.row, column: .replaces,
            nl: "hoort bij vervangen. Gebruik 'blijk replace', of haal de kolom weg",
            en: "belongs to replacing. Use 'blijk replace', or remove the column"))
      }
      if let period = participant.period, (period.last ?? period.first).firstDay > day {
        refusals.append(
          Refusal(
            row: participant.row, column: .period,
            nl: "ligt in de toekomst. Vul een maand in die al is geweest",
            en: "is in the future. Fill in a month that has been"))
      }
      if needsRole, participant.role == nil {
        refusals.append(
          Refusal(
            row: participant.row, column: .role,
            nl: "is leeg. Zonder --achievement is dit de titel. Vul in wat de persoon deed",
            en: "is empty. Without --achievement this is the title. Fill in what the person did"))
      }
      if isMailing, let email = participant.email, MailAddress(email) == nil {
        refusals.append(
          Refusal(
            row: participant.row, column: .email, showing: email,
            nl: "is geen e-mailadres waar Blijk een bericht voor kan maken. Verbeter het, of maak "
              + "de cel leeg",
            en: "is not an e-mail address that Blijk can make a message for. Correct it, or empty "
              + "the cell"))
      }
      return refusals
    }
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
