public import BlijkBasics
public import BlijkCredential
import BlijkDocument
import BlijkVerifying

/// Everything that would be issued, read and checked; nothing is written yet.
public struct IssuePlan: Sendable {
  /// What was asked.
  public let request: IssueRequest
  /// As what kind of document.
  public let kind: Kind
  /// What everybody gets, in the roster's order.
  public let awards: [Award]
  /// What is odd but no reason to refuse.
  public let warnings: [Message]
  /// Beside `awards`: what the register keeps of each request, and what each takes the place of.
  let remembered: [String]
  let replaces: [DocumentID?]
  /// What it takes the place of, in the order of `awards`; empty where everything is new.
  public var replaced: [DocumentID] { replaces.compactMap(\.self) }
  let texts: [Language: Texts]
  let design: DocumentDesign
  let note: HolderNote
  /// The fonts that every SVG of the batch carries.
  let fonts: EmbeddedFonts
}

/// Making a plan.
extension IssuePlan {
  init(_ request: IssueRequest, folder: IssuerFolder, shared: SharedFiles, today: CalendarDate)
    throws(Problem)
  {
    let achievement = try AchievementLibrary(issuer: folder.path, shared: shared)[
      request.achievement]
    let kind = request.kind ?? achievement.kind
    let dates = try Dates(request, achievement: achievement, today: today)
    var warnings: [Message] = []
    let participants: [Participant]
    if let given = request.participants {
      participants = given
    } else {
      let roster = try Roster(path: request.roster, for: kind)
      (participants, warnings) = (roster.participants, roster.warnings)
    }
    var texts: [Language: Texts] = [:]
    for language in Set(participants.map(\.language)) {
      texts[language] = try shared.texts(language)
    }
    try Self.check(participants, request: request, today: today)
    let maker = AwardMaker(
      achievement: achievement, kind: kind, dates: dates, issuer: folder.profile,
      isTest: request.isTest)
    var words: [Language: Award.Words] = [:]
    for (language, texts) in texts {
      words[language] = try Award.Words(kind: kind, achievement: achievement, texts: texts)
    }
    var awards: [Award] = []
    awards.reserveCapacity(participants.count)
    for participant in participants {
      if let words = words[participant.language] {
        awards.append(maker.award(to: participant, words: words))
      }
    }
    let design = try DocumentDesign(
      kind, formats: request.formats, shared: shared, issuer: folder.path)
    let rehearsal = Rehearsal(
      design: design, issuer: folder.profile, texts: texts,
      key: request.isDraft ? nil : try folder.keyToSignWith())
    let found = try rehearsal.run(awards, lines: participants.map(\.line))
    guard found.refusals.isEmpty else {
      throw Roster.problem(found.refusals, path: request.roster)
    }
    var remembered: [String] = []
    try WorkerPool.run(count: participants.count) { [participants] number in
      RememberedRequest(request, kind: kind, dates: dates, row: participants[number].row).text
    } consume: {
      remembered.append($0)
    }
    self.init(
      request: request, kind: kind, awards: awards, warnings: warnings + Self.wordless(awards),
      remembered: remembered, replaces: participants.map(\.replaces), texts: texts,
      design: design, note: try HolderNote(shared: shared),
      fonts: try EmbeddedFonts(found.usage, packing: awards.count > 1 ? .tight : .quick))
  }
}

/// What only the whole request can tell about each person.
extension IssuePlan {
  /// A letter without a letter, or thanks without a word, is allowed and says little.
  private static func wordless(_ awards: [Award]) -> [Message] {
    let count = awards.count { award in
      [.letter, .wanted].contains(award.kind.rules.message) && award.message == nil
    }
    guard count > 0 else { return [] }
    return [
      Message(
        nl: "Bij \(count) van \(awards.count) is de kolom 'bericht' leeg: het document heeft geen "
          + "persoonlijke woorden.",
        en: "For \(count) of \(awards.count) the column 'message' is empty: the document has no "
          + "personal words.")
    ]
  }

  private static func check(
    _ participants: [Participant], request: IssueRequest, today: CalendarDate
  ) throws(Problem) {
    var refusals: [Message] = []
    func refuse(_ participant: Participant, _ column: RosterColumn, _ why: Message) {
      refusals.append(Roster.refusal(line: participant.line, column: column, why))
    }
    for participant in participants {
      if participant.replaces != nil, request.participants == nil {
        refuse(
          participant, .replaces,
          Message(
            nl: "hoort bij vervangen; gebruik 'blijk replace'",
            en: "belongs to replacing; use 'blijk replace'"))
      }
      if let period = participant.period, (period.last ?? period.first).firstDay > today {
        refuse(
          participant, .period,
          Message(nl: "ligt in de toekomst", en: "lies in the future"))
      }
    }
    guard refusals.isEmpty else { throw Roster.problem(refusals, path: request.roster) }
  }
}

/// The dates of a batch, checked.
struct Dates {
  let date: CalendarDate
  let validUntil: CalendarDate?

  init(_ request: IssueRequest, achievement: Achievement, today: CalendarDate) throws(Problem) {
    date = request.date ?? today
    guard date <= today else {
      throw Problem(
        .badDate,
        nl:
          "De datum \(date.iso8601) ligt in de toekomst. Een document krijgt de datum van vandaag "
          + "of eerder.",
        en:
          "The date \(date.iso8601) lies in the future. A document gets today's date or an earlier "
          + "one."
      )
    }
    validUntil = request.validUntil ?? achievement.validMonths.flatMap(date.adding(months:))
    if let validUntil, validUntil < date {
      throw Problem(
        .badDate,
        nl: "Geldig tot en met \(validUntil.iso8601) ligt vóór de datum \(date.iso8601).",
        en: "Valid until \(validUntil.iso8601) lies before the date \(date.iso8601).")
    }
  }
}
