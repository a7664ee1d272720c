public import BlijkBasics
public import BlijkCredential
import BlijkVerifying
import Foundation

/// A participants' list as coordinators export it, read and checked as a whole: either everybody on it
/// is right, or a message says for each row what is not.
public struct Roster: Sendable {
  /// Everybody on the list, in its order.
  public let participants: [Participant]
  /// What is odd but no reason to refuse.
  public let warnings: [Message]

  /// The most people on one list.
  static let mostParticipants = 50_000

  /// Reads a file for documents of a kind.
  public init(path: String, for kind: Kind) throws(Problem) {
    do {
      try self.init(text: RosterText.read(path), for: kind)
    } catch {
      guard error.code == .badRoster else { throw error }
      throw Self.problem([error.message], path: path)
    }
  }

  init(text: String, for kind: Kind) throws(Problem) {
    let records = Self.withoutEmptyColumns(try CSVReader.records(text))
    let columns = try Self.columns(records.first)
    guard records.count > 1 else {
      throw Problem(
        .badRoster, nl: "Er staat niemand op de lijst.", en: "There is nobody on the list.")
    }
    guard records.count <= Self.mostParticipants + 1 else {
      throw Problem(
        .badRoster, nl: "De lijst heeft meer dan \(Self.mostParticipants) regels; splits hem.",
        en: "The list has more than \(Self.mostParticipants) rows; split it.")
    }
    warnings = Self.warnings(columns, kind: kind)
    participants = try Self.participants(records.dropFirst(), columns: columns, kind: kind)
  }

  /// Without columns at the end that have neither a header nor a value, as Excel writes them.
  private static func withoutEmptyColumns(_ records: [CSVReader.Record]) -> [CSVReader.Record] {
    let used =
      records.map { record in
        (record.fields.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? -1) + 1
      }.max() ?? 0
    return records.map { CSVReader.Record(line: $0.line, fields: Array($0.fields.prefix(used))) }
  }

  private static func columns(_ header: CSVReader.Record?) throws(Problem) -> [RosterColumn] {
    let known = RosterColumn.allCases.map(\.rawValue).joined(separator: ", ")
    guard let header else {
      throw Problem(.badRoster, nl: "De lijst is leeg.", en: "The list is empty.")
    }
    let found = header.fields.map(RosterColumn.init(header:))
    guard found.contains(where: { $0 != nil }) else {
      throw Problem(
        .badRoster,
        nl:
          "regel \(header.line): de lijst heeft geen kopregel. Zet bovenaan de namen van de "
          + "kolommen, ten minste: naam",
        en:
          "line \(header.line): the list has no header. Put the columns' names at the top, at "
          + "least: name"
      )
    }
    var columns: [RosterColumn] = []
    for (column, name) in zip(found, header.fields) {
      guard let column else {
        throw Problem(
          .badRoster,
          nl: "regel \(header.line): de kolom '\(shown(name))' is onbekend. Wel bekend: \(known).",
          en: "line \(header.line): the column '\(shown(name))' is unknown. Known are: \(known).")
      }
      guard !columns.contains(column) else {
        throw Problem(
          .badRoster, nl: "regel \(header.line): de kolom '\(column.rawValue)' staat er twee keer.",
          en: "line \(header.line): the column '\(column.rawValue)' stands there twice.")
      }
      columns.append(column)
    }
    let hasParts = columns.contains(.givenName) && columns.contains(.familyName)
    guard columns.contains(.name) || hasParts else {
      throw Problem(
        .badRoster,
        nl: "regel \(header.line): de kolom 'naam' ontbreekt (of 'voornaam' en 'achternaam').",
        en: "line \(header.line): the column 'name' is missing (or 'first name' and 'last name').")
    }
    return columns
  }

  private static func warnings(_ columns: [RosterColumn], kind: Kind) -> [Message] {
    var warnings: [Message] = columns.filter { !$0.isUsed(by: kind) }.map { column in
      Message(
        nl: "De kolom '\(column.rawValue)' heeft geen plaats op dit soort document (\(kind.word)).",
        en: "The column '\(column.rawValue)' has no place on this kind of document (\(kind.word)).")
    }
    if columns.contains(.name), columns.contains(.familyName) || columns.contains(.givenName) {
      warnings.append(
        Message(
          nl: "De kolom 'naam' telt; voornaam, tussenvoegsel en achternaam worden niet gebruikt.",
          en: "The column 'name' counts; first name, infix and last name are not used."))
    }
    return warnings
  }

  private static func participants(
    _ records: ArraySlice<CSVReader.Record>, columns: [RosterColumn], kind: Kind
  ) throws(Problem) -> [Participant] {
    var participants: [Participant] = []
    participants.reserveCapacity(records.count)
    var refusals = RowRefusals()
    var namesakes: [String: [Participant]] = [:]
    let first = records.startIndex
    try WorkerPool.run(count: records.count) { number in
      read(records[first + number], columns: columns, kind: kind)
    } consume: { (line, reading) in
      do throws(Participant.Refusal) {
        let (participant, key) = try reading.get()
        if let twin = namesakes[key]?.first(where: { isSamePerson($0, participant) }) {
          throw Participant.Refusal(
            column: .name,
            message: Message(
              nl:
                "staat ook op regel \(twin.line). Zijn het twee mensen? Zet dan in de kolom "
                + "'zelfde naam': ja",
              en:
                "also stands on line \(twin.line). Are they two people? Then put in the column "
                + "'same name': yes"
            ))
        }
        namesakes[key, default: []].append(participant)
        participants.append(participant)
      } catch {
        refusals.add(refusal(line: line, column: error.column, error.message))
      }
    }
    guard refusals.isEmpty else {
      throw Problem(.badRoster, nl: refusals.message.nl, en: refusals.message.en)
    }
    return participants
  }

  /// One row, and what the names of two people have alike that only look different.
  private static func read(_ record: CSVReader.Record, columns: [RosterColumn], kind: Kind) -> (
    line: Int, Result<(participant: Participant, key: String), Participant.Refusal>
  ) {
    let reading = Result { () throws(Participant.Refusal) in
      let fields = Dictionary(uniqueKeysWithValues: zip(columns, record.fields))
      let participant = try Participant(
        line: record.line, fields: fields, isLetter: kind.rules.message == .letter)
      return (participant: participant, key: folded(participant.name))
    }
    return (record.line, reading)
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

  /// Why one row is refused, on one line.
  static func refusal(line: Int, column: RosterColumn, _ why: Message) -> Message {
    Message(
      nl: "regel \(line), kolom '\(column.rawValue)': \(why.nl.showingHidden())",
      en: "line \(line), column '\(column.rawValue)': \(why.en.showingHidden())")
  }

  /// The refusal of a whole list.
  static func problem(_ refusals: [Message], path: String) -> Problem {
    let name = URL(fileURLWithPath: path).lastPathComponent.showingHidden()
    let why = RowRefusals(refusals).message
    return Problem(
      .badRoster,
      nl: "De deelnemerslijst \(name) is geweigerd; er is niets uitgegeven.\n\(why.nl)",
      en: "The participants' list \(name) was refused; nothing was issued.\n\(why.en)")
  }

  /// A header as it may be repeated in a message: short, and on one line.
  private static func shown(_ text: String) -> String {
    String(text.unicodeScalars.prefix(40)).showingHidden()
  }
}
