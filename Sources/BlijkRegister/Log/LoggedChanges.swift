import BlijkBasics
import BlijkCredential
import BlijkKeys

/// What happened to a document after it was registered, by the log. A row that says otherwise was written by
/// something else than Blijk, so that nobody can make a withdrawn document count by changing its row.
struct LoggedChanges {
  private(set) var became = Became()

  /// The events that change a document. The index `changed` has these, and few documents have any.
  static let events = "IN ('revoked', 'replaced', 'hidden', 'shown', 'erased')"
  /// Joins these events to the event that fixes a document: one row for each, or one row when there is none.
  static let join =
    "LEFT JOIN event AS later ON later.subject = logged.subject AND later.what \(events)"

  /// What the log says of one document.
  init(of subject: [UInt8], in session: any SQLSession) throws {
    try session.rows(
      "SELECT what FROM event WHERE subject = ? AND what \(Self.events) ORDER BY number",
      [.bytes(subject)]
    ) { follow(try $0.text(0)) }
  }

  init() {}

  /// What the log says of every document that was changed, by subject.
  static func all(in session: any SQLSession) throws -> [Digest: LoggedChanges] {
    var found: [Digest: LoggedChanges] = [:]
    try session.rows("SELECT subject, what FROM event WHERE what \(events) ORDER BY number", []) {
      found[Digest(try $0.bytes(0)), default: LoggedChanges()].follow(try $0.text(1))
    }
    return found
  }

  /// Takes the next event.
  mutating func follow(_ what: String) {
    switch EventLog.Event(rawValue: what) {
    case .revoked: became.state = RegisterEntry.State.revoked.rawValue
    case .replaced: became.state = RegisterEntry.State.replaced.rawValue
    case .hidden: became.isHidden = true
    case .shown: became.isHidden = false
    case .erased: became.isErased = true
    default: break
    }
  }
}

/// The state of a document after it was registered, by its row or by the log.
struct Became: Equatable {
  /// A number of `RegisterEntry.State`, or what somebody put in a row.
  var state = RegisterEntry.State.active.rawValue
  var isHidden = false
  var isErased = false

  /// Whether it was withdrawn or replaced.
  var isEnded: Bool { state != RegisterEntry.State.active.rawValue }
}

/// Reading it from a row.
extension Became {
  /// The columns that `init(_:from:)` reads.
  static let columns = "document.state, document.isHidden, document.erasedAt"
  /// How many these are.
  static let width = 3

  /// Reads a row whose first of these columns has this number.
  init(_ row: any SQLRow, from first: Int) throws {
    state = try row.integer(first)
    isHidden = try row.flag(first + 1)
    isErased = try row.optionalInteger(first + 2) != nil
  }
}
