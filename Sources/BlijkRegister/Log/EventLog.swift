import BlijkBasics
import BlijkKeys

/// The chained log: each event's hash covers the one before, so that none can be changed, removed or inserted
/// unseen. It holds no personal data.
///
/// Its time never goes back: an event gets the later of now and the time of the one before. So a clock that
/// ran back stops nobody, and puts nothing in the past.
struct EventLog {
  enum Event: String, CaseIterable {
    /// A document, with all that is kept of it (`DocumentRecord`).
    case registered
    /// A document before version 4 of the schema, without what is kept beside token and credential.
    case issued
    /// What is kept beside an older document's token and credential, added by version 4 of the schema.
    case kept
    case revoked
    case replaced
    case hidden
    case shown
    case erased
    case keyMade
    case keyRotated
    case keyRetired
    case keyCompromised
    /// A batch (`BatchRecord`): before its first file, once registered, and once its files are in place.
    case batchBegun
    case batchRegistered
    case batchEnded

    /// Whether it changes nothing about a document or a key.
    var isHousekeeping: Bool {
      switch self {
      case .kept, .batchBegun, .batchRegistered, .batchEnded: true
      default: false
      }
    }
  }

  /// The digest of an event that fixes no more than its subject, and the hash before the first event.
  static let zeroHash = [UInt8](repeating: 0, count: 32)

  /// The end of the chain, kept while a transaction adds many events.
  private(set) var head: Link
  /// The time of the last event; `nil` in an empty log.
  private var last: Int?

  /// An event's place in the chain.
  struct Link: Hashable, Sendable {
    var number = 0
    var hash = EventLog.zeroHash

    /// The link that an event with this content makes after this one.
    func following(_ what: String, subject: [UInt8], digest: [UInt8], at moment: Int) -> Link {
      var content = hash
      content.reserveCapacity(128)
      content.append(bigEndian: number + 1)
      content.append(bigEndian: moment)
      content += what.utf8
      content.append(0)
      content += subject
      content += digest
      return Link(number: number + 1, hash: SHA256.hash(content))
    }
  }

  init(_ session: any SQLSession) throws {
    let end = try session.first("SELECT number, hash, at FROM event ORDER BY number DESC LIMIT 1") {
      row in
      (
        Link(number: try row.integer(0, in: Bounds.numbers), hash: try row.bytes(1)),
        try row.integer(2, in: Bounds.moments)
      )
    }
    head = end?.0 ?? Link()
    last = end?.1
  }

  /// The time that an event at this moment gets. Rows that change with it must get the same.
  func time(_ moment: Int) -> Int { max(moment, last ?? moment) }

  /// Whether the log has this event; at number 0 it always has.
  static func passes(through link: Link, in session: any SQLSession) throws -> Bool {
    try link.number == 0
      || session.first("SELECT hash FROM event WHERE number = ?", [.integer(link.number)]) {
        try $0.bytes(0)
      } == link.hash
  }

  /// Whether a document was registered, by the index `registration`.
  static func registered(_ subject: [UInt8], in session: any SQLSession) throws -> Bool {
    try session.number(
      "SELECT number FROM event WHERE subject = ? AND what \(registrations)", [.bytes(subject)])
      != nil
  }

  /// The events that register a document.
  static let registrations = "IN ('registered', 'issued')"

  /// The first event at or after a moment; `nil` when there is none.
  static func first(since moment: Int, in session: any SQLSession) throws -> Int? {
    try session.number(
      "SELECT number FROM event WHERE at >= ? ORDER BY number LIMIT 1", [.integer(moment)])
  }

  /// Whether an event is the first at or after a moment; a report may also be of what is still to come. Only it
  /// and the one before are looked at: a check asks this.
  static func starts(
    _ moment: Int, at number: Int, isReport: Bool, in session: any SQLSession
  ) throws -> Bool {
    func time(_ number: Int) throws -> Int? {
      try session.number("SELECT at FROM event WHERE number = ?", [.integer(number)])
    }
    let before = try number > 1 ? time(number - 1) : nil
    guard let own = try time(number), before.map({ $0 < moment }) ?? (number == 1) else {
      return false
    }
    return isReport || own >= moment
  }

  /// Adds an event. The subject is a hash that names a document, a key or a batch; the digest covers what
  /// the event fixes about it.
  mutating func append(
    _ event: Event, subject: [UInt8], digest: [UInt8] = zeroHash, at moment: Int,
    in session: any SQLSession
  ) throws {
    let moment = time(moment)
    last = moment
    head = head.following(event.rawValue, subject: subject, digest: digest, at: moment)
    try session.run(
      "INSERT INTO event (number, at, what, subject, digest, hash) VALUES (?, ?, ?, ?, ?, ?)",
      [
        .integer(head.number), .integer(moment), .text(event.rawValue), .bytes(subject),
        .bytes(digest), .bytes(head.hash),
      ])
  }
}

/// The hashes that events consist of.
extension EventLog {
  /// The hash that names a document without its code: SHA-256(DID ‖ 0x00 ‖ id).
  static func subject(issuer: String, id: [UInt8]) -> [UInt8] {
    SHA256.hash(Array(issuer.utf8) + [0] + id)
  }

  /// The hash that names a key.
  static func subject(key thumbprint: String) -> [UInt8] {
    SHA256.hash(Array(thumbprint.utf8))
  }

  /// The digest of a registered document before version 4 of the schema.
  static func digest(
    token: [UInt8], credential: [UInt8], key: String, statusList: Int, statusIndex: Int
  ) -> [UInt8] {
    var content = token + credential + Array(key.utf8) + [0]
    content.append(bigEndian: statusList)
    content.append(bigEndian: statusIndex)
    return SHA256.hash(content)
  }

  /// The digest of a text.
  static func digest(_ text: String?) -> [UInt8] {
    text.map { SHA256.hash(Array($0.utf8)) } ?? zeroHash
  }

  /// The digest of a moment.
  static func digest(_ moment: Int) -> [UInt8] {
    var content: [UInt8] = []
    content.append(bigEndian: moment)
    return SHA256.hash(content)
  }
}
