import BlijkBasics
import BlijkKeys

/// The log, followed from its first event on, and what it says of each document and key.
struct LogReading {
  /// What the log says of one document.
  struct Document {
    let event: Int
    let at: Int
    let digest: Digest
    /// Whether the digest covers all that is kept, as it does since version 4 of the schema.
    let isWhole: Bool
    /// The later event that covers all that is kept, when the first does not.
    var kept: (event: Int, digest: Digest)?
    var isHidden = false
    var isErased = false
  }

  /// How a document ended.
  struct Ending {
    let state: RegisterEntry.State
    let at: Int
    let digest: Digest
  }

  /// What the log says of everything in it.
  struct Known {
    var documents: [Digest: Document] = [:]
    var endings: [Digest: Ending] = [:]
    var keys: [Digest: LoggedKey] = [:]
    var batches: [Digest: LoggedBatch] = [:]
  }

  private(set) var link = EventLog.Link()
  private(set) var findings: [Message] = []
  private(set) var remarks: [Message] = []
  /// The time of the previous event.
  private var last = Int.min
  private var known = Known()

  /// Hands over what was read, so that a million documents are not copied.
  mutating func take() -> Known {
    defer { known = Known() }
    return known
  }

  var shortHead: String {
    // A hash that somebody cut short gives a shorter one.
    let digits = Hex.encode(Array(link.hash.prefix(10))).unicodeScalars
    var short = String.UnicodeScalarView()
    for (place, digit) in digits.enumerated() {
      if place > 0, place.isMultiple(of: 4) { short.append("-") }
      short.append(digit)
    }
    return String(short)
  }

  /// A head as somebody typed it, without dashes and in lower case.
  static func plain(_ head: String) -> String {
    String(head.lowercased().filter(\.isHexDigit))
  }

  mutating func follow(_ row: any SQLRow) throws {
    let number = try row.integer(0)
    guard Bounds.numbers.contains(number) else {
      findings.append(
        Message(
          nl: "Regel \(number) van het logboek is niet van Blijk.",
          en: "Line \(number) of the log was not written by Blijk."))
      return
    }
    let moment = try row.integer(1)
    let what = try row.text(2)
    let (subject, digest) = (try row.bytes(3), try row.bytes(4))
    let hash = try row.bytes(5)
    if number != link.number + 1 {
      findings.append(
        Message(
          nl: "Regel \(link.number + 1) van het logboek ontbreekt.",
          en: "Line \(link.number + 1) of the log is missing."))
      // The lines after it are compared with each other.
      link.number = number - 1
    }
    let next = link.following(what, subject: subject, digest: digest, at: moment)
    if next.hash != hash {
      findings.append(
        Message(
          nl: "Regel \(number) van het logboek (\(what)) is veranderd, of wat ervoor stond.",
          en: "Line \(number) of the log (\(what)) was changed, or what came before it."))
    }
    link = EventLog.Link(number: number, hash: hash)
    if moment < last { remarks.append(Self.fall(number, from: last, to: moment)) }
    last = moment
    note(EventLog.Event(rawValue: what), of: Digest(subject), digest: digest, at: moment)
  }

  /// The day of a moment of the log. A moment out of bounds is taken for the nearest within.
  static func day(_ moment: Int) -> String {
    let nearest = min(max(moment, Bounds.moments.lowerBound), Bounds.moments.upperBound)
    return CalendarDate.inTheNetherlands(nearest).iso8601
  }

  private static func fall(_ number: Int, from: Int, to: Int) -> Message {
    let days = [from, to].map(day)
    return Message(
      nl: "In regel \(number) van het logboek loopt de tijd terug, van \(days[0]) naar \(days[1]): "
        + "de klok van de computer stond toen anders.",
      en: "In line \(number) of the log the time goes back, from \(days[0]) to \(days[1]): "
        + "the computer's clock was set otherwise then.")
  }

  private mutating func note(
    _ event: EventLog.Event?, of subject: Digest, digest bytes: [UInt8], at moment: Int
  ) {
    let digest = Digest(bytes)
    switch event {
    case .registered, .issued:
      known.documents[subject] = Document(
        event: link.number, at: moment, digest: digest, isWhole: event == .registered)
    case .kept: known.documents[subject]?.kept = (link.number, digest)
    case .revoked: known.endings[subject] = Ending(state: .revoked, at: moment, digest: digest)
    case .replaced: known.endings[subject] = Ending(state: .replaced, at: moment, digest: digest)
    case .hidden: known.documents[subject]?.isHidden = true
    case .shown: known.documents[subject]?.isHidden = false
    case .erased: known.documents[subject]?.isErased = true
    case .keyMade, .keyRotated, .keyRetired, .keyCompromised:
      guard let event else { return }
      known.keys[subject, default: LoggedKey()].follow(
        event, number: link.number, at: moment, digest: digest)
    case .batchBegun: known.batches[subject] = LoggedBatch(begun: link.number, digest: bytes)
    case .batchRegistered: known.batches[subject]?.isRegistered = true
    case .batchEnded: known.batches[subject] = nil
    case nil:
      findings.append(
        Message(
          nl: "Regel \(link.number) van het logboek zegt iets onbekends.",
          en: "Line \(link.number) of the log says something unknown."))
    }
  }
}
