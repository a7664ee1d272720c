import BlijkBasics
import BlijkTestSupport

@testable import BlijkRegister

/// A log written again behind the register's back, whole in itself: as a program of another's could, or as an
/// older Blijk left it.
struct RewrittenLog {
  struct Event {
    var at: Int
    var what: String
    var subject: [UInt8]
    var digest: [UInt8]
  }

  var events: [Event]

  init(of sample: SampleRegister) throws {
    events = try sample.rows("SELECT at, what, subject, digest FROM event ORDER BY number").map {
      row in
      let texts = row.compactMap(\.self)
      guard texts.count == 4, let at = Int(texts[0]), let subject = Hex.decode(texts[2]),
        let digest = Hex.decode(texts[3])
      else { throw CancellationError() }
      return Event(at: at, what: texts[1], subject: subject, digest: digest)
    }
  }

  /// Takes the place of the log that is there.
  func write(to sample: SampleRegister) throws {
    try sample.rows("DELETE FROM event")
    var link = EventLog.Link()
    var rows: [String] = []
    for event in events {
      link = link.following(
        event.what, subject: event.subject, digest: event.digest, at: event.at)
      let bytes = [event.subject, event.digest, link.hash].map(sample.literal)
      rows.append(
        "(\(link.number), \(event.at), '\(event.what)', \(bytes.joined(separator: ", ")))")
    }
    // A command line takes no more at a time.
    for start in stride(from: 0, to: rows.count, by: 200) {
      let values = rows[start..<min(start + 200, rows.count)].joined(separator: ", ")
      try sample.rows(
        "INSERT INTO event (number, at, what, subject, digest, hash) VALUES \(values)")
    }
  }
}
