import BlijkBasics
import BlijkCredential
import BlijkKeys

/// What the log says became of a document after it was registered. A row that says otherwise was set by
/// something else than Blijk: a document that was withdrawn does not count again until somebody runs a check.
struct LoggedChanges {
  private var state = RegisterEntry.State.active
  private var isHidden = false
  private var isErased = false

  /// The events that it follows; the index `changed` has these, and few documents have any.
  static let events = "IN ('revoked', 'replaced', 'hidden', 'shown', 'erased')"
  /// Finds them beside the event that fixes a document: a row for each, and one where there is none.
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

  /// What the log says of every document that something became of, by subject.
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
    case .revoked: state = .revoked
    case .replaced: state = .replaced
    case .hidden: isHidden = true
    case .shown: isHidden = false
    case .erased: isErased = true
    default: break
    }
  }

  /// Whether it was withdrawn or replaced.
  var isEnded: Bool { state != .active }

  /// Whether a row says the same.
  func agree(state: Int, isHidden: Bool, isErased: Bool) -> Bool {
    state == self.state.rawValue && isHidden == self.isHidden && isErased == self.isErased
  }
}
