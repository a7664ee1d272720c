public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// A participants' list as coordinators export it, read and checked as a whole: either everybody on it
/// is right, or a message says for each row what is not.
public struct Roster: Sendable {
  /// What the list is called in a message.
  let name: String
  /// Everybody on the list, in its order.
  public let participants: [Participant]
  /// What is odd but no reason to refuse.
  public let warnings: [Message]

  /// The most people on one list.
  static let mostParticipants = 50_000

  /// Reads a list for documents of a kind.
  ///
  /// - Throws: Why it is refused: `refusals` names every row and column that is not right.
  public init(_ sheet: Sheet, for kind: Kind) throws(Problem) {
    try self.init(reading: sheet, for: kind)
  }

  /// The same; where no kind is known yet, a row may say what any of them takes.
  init(reading sheet: Sheet, for kind: Kind?) throws(Problem) {
    do throws(Problem) {
      let columns = try Self.columns(sheet.heading)
      guard !sheet.rows.isEmpty else {
        throw Problem(
          Refusal(nl: "Er staat niemand op de lijst.", en: "There is nobody on the list."))
      }
      guard sheet.rows.count <= Self.mostParticipants else {
        throw Problem(
          Refusal(
            nl: "De lijst heeft meer dan \(Self.mostParticipants) regels; splits hem.",
            en: "The list has more than \(Self.mostParticipants) rows; split it."))
      }
      name = sheet.name
      warnings = sheet.warnings + (kind.map { Self.warnings(columns, kind: $0) } ?? [])
      participants = try Self.participants(sheet, columns: columns, kind: kind)
    } catch {
      throw error.refusing(sheet.name)
    }
  }

  /// People who were checked already.
  init(name: String, participants: [Participant], warnings: [Message] = []) {
    self.name = name
    self.participants = participants
    self.warnings = warnings
  }

  private static func participants(_ sheet: Sheet, columns: [RosterColumn], kind: Kind?)
    throws(Problem) -> [Participant]
  {
    var participants: [Participant] = []
    participants.reserveCapacity(sheet.rows.count)
    var refusals = RefusalList()
    var namesakes: [String: [Participant]] = [:]
    try WorkerPool.run(count: sheet.rows.count) { number in
      read(sheet.rows[number], of: sheet, columns: columns, kind: kind)
    } consume: { reading in
      do throws(Refusal) {
        let (participant, key) = try reading.get()
        if let twin = namesakes[key]?.first(where: { isSamePerson($0, participant) }) {
          throw repeated(participant, twin)
        }
        namesakes[key, default: []].append(participant)
        participants.append(participant)
      } catch {
        refusals.add(error)
      }
    }
    try refusals.check()
    return participants
  }

  /// Reads one row. `key` is the same for names that differ in case, spaces or invisible characters only.
  private static func read(
    _ row: Sheet.Row, of sheet: Sheet, columns: [RosterColumn], kind: Kind?
  ) -> Result<(participant: Participant, key: String), Refusal> {
    Result { () throws(Refusal) in
      // A cell beyond the last column would be ignored.
      if let heading = sheet.heading, row.width > columns.count {
        throw Refusal.ragged(row, below: heading)
      }
      let cells = Dictionary(uniqueKeysWithValues: zip(columns, row.cells))
      let participant = try Participant(
        row: row.number, cells: cells,
        isLetter: kind.map { $0.rules.message == .letter } ?? true)
      return (participant: participant, key: folded(participant.name))
    }
  }

  private static func repeated(_ participant: Participant, _ twin: Participant) -> Refusal {
    Refusal(
      row: participant.row, column: .name,
      nl: "staat ook op regel \(twin.row). Zijn het twee mensen? Zet dan in de kolom "
        + "'zelfde naam': ja",
      en: "also stands on line \(twin.row). Are they two people? Then put in the column "
        + "'same name': yes")
  }

  private static func isSamePerson(_ one: Participant, _ other: Participant) -> Bool {
    if one.hasNamesake || other.hasNamesake { return false }
    guard let email = one.email, let otherEmail = other.email else { return true }
    return email.lowercased() == otherEmail.lowercased()
  }

  private static func folded(_ name: String) -> String {
    let visible = name.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    return String(String.UnicodeScalarView(visible)).lowercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
