public import BlijkBasics
public import BlijkCredential
import BlijkVerifying

/// A participants' list as coordinators export it, read and checked as a whole: either everybody on it
/// is right, or a message says for each row what is not.
public struct Roster: Sendable {
  /// What the list is called in a message.
  let name: String
  /// Everybody on the list who gets a document, in its order.
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
    let reading = try RosterReading(sheet, for: kind)
    try reading.refusals.check(of: sheet.name)
    self.init(name: sheet.name, participants: reading.participants, warnings: reading.warnings)
  }

  /// People who were checked already.
  init(name: String, participants: [Participant], warnings: [Message] = []) {
    self.name = name
    self.participants = participants
    self.warnings = warnings
  }
}
