import BlijkBasics
import BlijkCredential
import BlijkKeys
import BlijkVerifying

/// Reads and checks what a batch needs. The order decides which problem is told first.
struct PlanMaker {
  let folder: IssuerFolder
  let shared: SharedFiles
  let today: CalendarDate

  /// Plans a batch.
  ///
  /// - Parameters:
  ///   - request: What is asked for everybody.
  ///   - isReplacing: Whether documents may take the place of others.
  ///   - key: The key that will sign; nil for drafts. Asked for after the list was found right.
  ///   - people: Reads the list; not before what is asked was found right.
  /// - Returns: All that was read and checked.
  /// - Throws: The first thing that is wrong with what is asked; of the list, all that is.
  func batch(
    _ request: IssueRequest, isReplacing: Bool = false, key: () throws(Problem) -> PublicKey?,
    of people: (Kind) throws(Problem) -> RosterReading
  ) throws(Problem) -> PlannedBatch {
    guard !request.mails || request.formats.contains(.pdf) else {
      throw Problem(
        .usage, nl: "Bij een e-mail hoort een pdf: zet pdf bij --format.",
        en: "A message needs a PDF: add pdf to --format.")
    }
    let achievement = try request.achievement.map { id throws(Problem) in
      try AchievementLibrary(issuer: folder.path, shared: shared)[id]
    }
    let kind = try Self.kind(of: request, achievement)
    let dates = try BatchDates(request, achievement: achievement, today: today)
    let list = try people(kind)
    let texts = try texts(of: list.participants)
    var refusals = list.refusals
    refusals.add(
      ListCheck(
        isReplacing: isReplacing, needsRole: achievement == nil, isMailing: request.mails,
        day: max(today, dates.date)
      ).refusals(
        of: list.participants))
    let documents = try documents(
      list.participants, texts: texts, isMailing: request.mails,
      by: AwardMaker(
        achievement: achievement, kind: kind, dates: dates, issuer: folder.profile,
        isTest: request.isTest))
    let drawing = PlanDrawing(
      kind: kind, formats: request.formats, shared: shared, issuer: folder, texts: texts)
    guard refusals.isEmpty else {
      refusals.add(drawing.refusals(of: documents))
      throw refusals.problem.refusing(list.name)
    }
    return PlannedBatch(
      request: request.filled(kind: kind, dates: dates), kind: kind, documents: documents,
      warnings: try warnings(dates) + list.warnings + ListCheck.wordless(documents),
      drawing: try drawing.drawing(of: documents, on: list.name, key: key))
  }

  /// As what kind of document. Only one that tells of tasks can do with a role for its title.
  private static func kind(of request: IssueRequest, _ achievement: Achievement?) throws(Problem)
    -> Kind
  {
    let kind = request.kind ?? achievement?.kind ?? .praktijkverklaring
    guard achievement != nil || kind.rules.tellsOfTasks else {
      throw Problem(
        .usage,
        nl: "Voor dit soort document (\(kind.word)) is --achievement nodig. Kies er een: blijk "
          + "achievement list. Alleen een praktijkverklaring kan zonder; dan is de kolom 'rol' de titel.",
        en:
          "This kind of document (\(kind.word)) needs --achievement. Choose one: blijk achievement "
          + "list. Only a praktijkverklaring can do without; then the column 'role' is the title.")
    }
    return kind
  }

  private func warnings(_ dates: BatchDates) throws(Problem) -> [Message] {
    let warning = try dates.warning { language throws(Problem) in try shared.texts(language) }
    return warning.map { [$0] } ?? []
  }

  /// The words of every language that somebody's document is in.
  private func texts(of participants: [Participant]) throws(Problem) -> [Language: Texts] {
    var texts: [Language: Texts] = [:]
    for language in Set(participants.map(\.language)) {
      texts[language] = try shared.texts(language)
    }
    return texts
  }

  private func documents(
    _ participants: [Participant], texts: [Language: Texts], isMailing: Bool, by maker: AwardMaker
  ) throws(Problem) -> [PlannedDocument] {
    var words: [Language: Award.Words] = [:]
    for (language, texts) in texts {
      words[language] = try Award.Words(
        kind: maker.kind, achievement: maker.achievement, texts: texts)
    }
    return participants.compactMap { participant in
      guard let words = words[participant.language],
        let award = maker.award(to: participant, words: words)
      else { return nil }
      return PlannedDocument(
        row: participant.row, award: award, replaces: participant.replaces,
        address: isMailing ? participant.email.flatMap(MailAddress.init) : nil,
        cells: participant.cells)
    }
  }
}

extension IssueRequest {
  /// The same, with what follows from the achievement and today filled in.
  fileprivate func filled(kind: Kind, dates: BatchDates) -> IssueRequest {
    var request = self
    (request.kind, request.date, request.validUntil) = (kind, dates.date, dates.validUntil)
    return request
  }
}
