import BlijkBasics
import BlijkKeys
import Foundation
import Synchronization

/// The end of the log after the last commit, in a small file beside the database. SQLite does not see that a
/// -wal was removed, or that an older copy was put in the database's place; this file tells.
final class NotedHead: Sendable {
  private let path: String
  /// In bytes; every line is shorter.
  private static let longest = 128
  /// It is kept open, so that it moves along with the database: a note that comes late is not written beside
  /// another database that came in its place.
  private let file: CInt
  /// The line that was read last, and its meaning: it is read at every look-up, and seldom changes.
  private let last = Mutex<(line: [UInt8], head: EventLog.Link)?>(nil)

  init(database: String, isReadOnly: Bool) {
    path = database + "-head"
    file = isReadOnly ? -1 : unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
  }

  deinit { if file >= 0 { close(file) } }

  /// Writes the end of the log, after the commit. If that fails the one before stays, which is true as well.
  func note(_ head: EventLog.Link) {
    guard file >= 0 else { return }
    let line = Self.line(head)
    // All lines have the same length, so that a new one covers the old one.
    _ = unsafe pwrite(file, line, line.count, 0)
  }

  /// What was noted; `nil` when there is no such note, or it is being written just now.
  func read() -> EventLog.Link? {
    guard let line = try? BoundedFile.read(path, atMost: Self.longest) else { return nil }
    if let known = last.withLock({ $0?.line == line ? $0?.head : nil }) { return known }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard let number = words.first.flatMap({ Int($0) }), words.count == 3,
      let hash = Hex.decode(String(words[1]))
    else { return nil }
    let head = EventLog.Link(number: number, hash: hash)
    guard line == Self.line(head) else { return nil }
    last.withLock { $0 = (line, head) }
    return head
  }

  private static func line(_ head: EventLog.Link) -> [UInt8] {
    let digits = String(head.number)
    let words =
      "\(String(repeating: "0", count: max(0, 19 - digits.count)))\(digits) "
      + Hex.encode(head.hash)
    return Array("\(words) \(Hex.encode(Array(SHA256.hash(Array(words.utf8)).prefix(4))))\n".utf8)
  }
}
