import BlijkBasics
import BlijkKeys

/// What the log fixes about a batch under way. Recovery moves or removes the files that its row names, so a
/// row that something else wrote must not be believed.
struct BatchRecord {
  let number: Int
  let machine: String
  let staging: String
  let output: String
  /// Its random id, which is in its folder too; empty for one that began before version 4 of the schema.
  let mark: String

  /// The hash by which the log names it.
  var subject: [UInt8] {
    var content = Array("batch".utf8) + [0]
    content.append(bigEndian: number)
    content += mark.utf8
    return SHA256.hash(content)
  }

  /// The hash that fixes the rest of it in the log.
  var digest: [UInt8] {
    var content: [UInt8] = []
    for text in [machine, staging, output, mark] {
      content.append(bigEndian: text.utf8.count)
      content += text.utf8
    }
    return SHA256.hash(content)
  }
}

/// A row of the table `batch`.
struct BatchRow {
  let record: BatchRecord
  let isRegistered: Bool
  /// The event with which it began.
  let event: Int?
  /// Whether each column holds what Blijk writes there.
  let isWhole: Bool

  /// All rows. One that cannot be read is among them and not thrown, or nobody could issue any more.
  static func all(in session: any SQLSession) throws -> [BatchRow] {
    try session.all(
      "SELECT number, machine, staging, output, isRegistered, mark, event FROM batch ORDER BY number"
    ) { row in
      let number = try row.integer(0)
      let texts = [1, 2, 3, 5].map { column in try? row.optionalText(column) }
      let flag = try? row.integer(4)
      let event = (try? row.optionalInteger(6)) ?? nil
      return BatchRow(
        record: BatchRecord(
          number: number, machine: (texts[0] ?? nil) ?? "", staging: (texts[1] ?? nil) ?? "",
          output: (texts[2] ?? nil) ?? "", mark: (texts[3] ?? nil) ?? ""),
        isRegistered: flag == 1, event: event,
        isWhole: !texts.contains { $0 == nil } && (flag == 0 || flag == 1))
    }
  }

  /// Whether the log says the same, by its events from the batch's beginning on.
  func isAsLogged(in session: any SQLSession) throws -> Bool {
    guard isWhole, let event else { return false }
    var logged: LoggedBatch?
    try session.rows(
      "SELECT what, digest, number FROM event WHERE number >= ? AND subject = ? ORDER BY number",
      [.integer(event), .bytes(record.subject)]
    ) { row in
      switch EventLog.Event(rawValue: try row.text(0)) {
      case .batchBegun:
        logged = LoggedBatch(begun: try row.integer(2), digest: try row.bytes(1))
      case .batchRegistered: logged?.isRegistered = true
      case .batchEnded: logged?.isEnded = true
      default: break
      }
    }
    return logged.map { $0.begun == event && $0.agrees(with: self) } ?? false
  }
}

/// What the log says of a batch.
struct LoggedBatch {
  let begun: Int
  let digest: [UInt8]
  var isRegistered = false
  var isEnded = false

  /// Whether a row says the same.
  func agrees(with row: BatchRow) -> Bool {
    digest == row.record.digest && isRegistered == row.isRegistered && !isEnded
  }
}
