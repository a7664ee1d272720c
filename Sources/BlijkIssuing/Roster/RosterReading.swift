import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// A list as far as it could be read, and all that is wrong with it.
struct RosterReading {
  /// What the list is called in a message.
  let name: String
  /// Those whose rows are right.
  private(set) var participants: [Participant] = []
  /// What is wrong, in the order of the list.
  private(set) var refusals: RefusalList
  /// What is odd but no reason to refuse.
  private(set) var warnings: [Message]

  /// Reads a list for documents of a kind, or of any kind.
  ///
  /// - Throws: Why it is no list of people at all.
  init(_ sheet: Sheet, for kind: Kind?) throws(Problem) {
    name = sheet.name
    do throws(Problem) {
      let columns = try RosterColumns(sheet)
      refusals = RefusalList(columns.refusals)
      warnings =
        sheet.warnings + (kind.map { columns.warnings(for: $0) } ?? columns.warnings)
      let reader = RowReader(sheet: sheet, columns: columns, kind: kind)
      try checkSize(sheet)
      try read(sheet, by: reader)
      refusals.add(sheet.faults)
      if participants.isEmpty, refusals.isEmpty {
        throw Problem(
          Refusal(
            nl:
              "Niemand op de lijst krijgt een document. Kijk naar 'aanwezig' en 'geslaagd'",
            en: "Nobody on the list gets a document. Look at the columns 'present' and 'passed'"))
      }
    } catch {
      throw error.refusing(sheet.name)
    }
  }

  /// A list that is right.
  init(_ roster: Roster) {
    (name, participants, warnings) = (roster.name, roster.participants, roster.warnings)
    refusals = RefusalList()
  }

  private func checkSize(_ sheet: Sheet) throws(Problem) {
    guard !sheet.rows.isEmpty || !sheet.faults.isEmpty else {
      var refusals = refusals
      refusals.add(
        Refusal(
          nl: "Er staat niemand op de lijst. Zet onder de namen van de kolommen de mensen",
          en: "There is nobody on the list. Put the people below the names of the columns"))
      throw refusals.problem
    }
    guard sheet.rows.count <= Roster.mostParticipants else {
      throw Problem(
        Refusal(
          nl: "De lijst heeft meer dan \(Roster.mostParticipants) regels. Maak er twee lijsten van",
          en: "The list has more than \(Roster.mostParticipants) rows. Make two lists of it"))
    }
  }

  private mutating func read(_ sheet: Sheet, by reader: RowReader) throws(Problem) {
    participants.reserveCapacity(sheet.rows.count)
    var namesakes: [String: [Namesake]] = [:]
    var left: [RosterColumn: [(row: Int, name: String)]] = [:]
    var notes = RosterNotes()
    var (read, refused) = (participants, refusals)
    try WorkerPool.run(count: sheet.rows.count) { number in
      reader.read(sheet.rows[number])
    } consume: { row in
      notes.add(row)
      switch row.outcome {
      case .refused(let all): refused.add(all)
      case .leftOut(let column, let name): left[column, default: []].append((row.number, name))
      case .person(let participant):
        let one = Namesake(participant)
        let twin = namesakes[row.key]?.first(where: one.isSamePerson)
        namesakes[row.key, default: []].append(one)
        if let twin {
          refused.add(Self.repeated(participant, twin))
        } else {
          read.append(participant)
        }
      }
    }
    (participants, refusals) = (read, refused)
    warnings += reader.choices.compactMap { choice in left[choice.column].map(choice.warning) }
    warnings += notes.warnings(reader.reading)
  }

  private static func repeated(_ participant: Participant, _ twin: Namesake) -> Refusal {
    Refusal(
      row: participant.row, column: .name,
      nl:
        "staat ook op regel \(twin.row). Haal er één weg. Zijn het twee mensen? Zet dan in de kolom "
        + "'zelfde naam': ja",
      en: "is also on line \(twin.row). Remove one. Are they two people? Then put in the column "
        + "'same name': yes")
  }
}

/// What tells people of one name apart.
private struct Namesake {
  let row: Int
  private let email: String?
  private let isKnown: Bool

  init(_ participant: Participant) {
    (row, email) = (participant.row, participant.email?.lowercased())
    isKnown = participant.hasNamesake
  }

  func isSamePerson(_ other: Namesake) -> Bool {
    if isKnown || other.isKnown { return false }
    guard let email, let otherEmail = other.email else { return true }
    return email == otherEmail
  }
}
