import BlijkBasics
import BlijkKeys

/// What the log says of one key. A row that says otherwise was set by something else than Blijk: then nothing
/// that the key signed is called good, and nothing false.
struct LoggedKey {
  /// When it came into use; `nil` where the log has no such key.
  private(set) var from: Int?
  /// SHA-256 of the public key.
  private(set) var jwk: Digest?
  private(set) var until: Int?
  /// Fixes since when somebody else had it too.
  private(set) var compromised: Digest?
  /// The event that reported it.
  private(set) var report: Int?

  /// The events that it follows; an index of its own has these.
  static let events = "IN ('keyMade', 'keyRotated', 'keyRetired', 'keyCompromised')"
  static let query = "SELECT number, at, what, digest, subject FROM event WHERE what \(events)"

  init() {}

  /// What the log says of a key.
  init(_ thumbprint: String, in session: any SQLSession) throws {
    try session.rows(
      "\(Self.query) AND subject = ? ORDER BY number", [.bytes(EventLog.subject(key: thumbprint))]
    ) { try follow($0) }
  }

  /// What the log says of every key, by subject.
  static func all(in session: any SQLSession) throws -> [Digest: LoggedKey] {
    var found: [Digest: LoggedKey] = [:]
    try session.rows("\(query) ORDER BY number", []) { row in
      try found[Digest(try row.bytes(4)), default: LoggedKey()].follow(row)
    }
    return found
  }

  private mutating func follow(_ row: any SQLRow) throws {
    guard let event = EventLog.Event(rawValue: try row.text(2)) else { return }
    follow(
      event, number: try row.integer(0), at: try row.integer(1), digest: Digest(try row.bytes(3)))
  }

  /// Takes the next event.
  mutating func follow(_ event: EventLog.Event, number: Int, at moment: Int, digest: Digest) {
    switch event {
    case .keyMade: (from, jwk) = (moment, digest)
    case .keyRotated, .keyRetired: until = moment
    case .keyCompromised: (compromised, report) = (digest, number)
    default: break
    }
  }

  /// Whether it was in use from when to when, and compromised since when.
  func hasWindow(from: Int, until: Int?, since: Int?) -> Bool {
    from == self.from && until == self.until
      && since.map { Digest(EventLog.digest($0)) } == compromised
  }

  /// Whether a row says the same.
  func agrees(with row: KeyRecord?, in session: any SQLSession) throws -> Bool {
    guard let row else { return from == nil }
    let since = row.window.compromisedSince
    guard hasWindow(from: row.window.from, until: row.window.until, since: since) else {
      return false
    }
    guard let since, let report else { return row.compromisedFrom == nil }
    return try row.compromisedFrom.map { first in
      try first <= report
        && EventLog.starts(since, at: first, isReport: first == report, in: session)
    } ?? false
  }
}
