import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// What was asked for one person, as the register keeps it until it is erased, so that a replacement
/// can ask the same.
struct RememberedRequest: Sendable {
  /// What was asked for everybody of the batch.
  let batch: IssueRequest
  /// The person's row.
  let row: [RosterColumn: String]

  init(_ request: IssueRequest, kind: Kind, dates: Dates, row: [RosterColumn: String]) {
    var batch = request
    batch.kind = kind
    batch.date = dates.date
    batch.validUntil = dates.validUntil
    self.batch = batch
    self.row = row
  }

  /// As JSON.
  var text: String {
    var fields: JSON = [:]
    for column in RosterColumn.allCases {
      if let value = row[column] { fields[column.rawValue] = .string(value) }
    }
    let json: JSON = [
      "achievement": .string(batch.achievement), "kind": .string(batch.kind?.word ?? ""),
      "date": .string(batch.date?.iso8601 ?? ""),
      "validUntil": batch.validUntil.map { .string($0.iso8601) } ?? .null,
      "formats": .array(batch.formats.map { .string($0.rawValue) }), "test": .bool(batch.isTest),
      "row": fields,
    ]
    return json.text
  }

  /// Reads what `text` wrote; nothing when it is not that.
  init?(_ text: String) {
    guard let json = try? JSON(reading: Array(text.utf8)),
      let achievement = json["achievement"]?.string,
      let kind = json["kind"]?.string.flatMap(Kind.init(word:)),
      let date = json["date"]?.string.flatMap({ CalendarDate($0) })
    else { return nil }
    var batch = IssueRequest(achievement: achievement, roster: "", output: "")
    batch.kind = kind
    batch.date = date
    batch.validUntil = json["validUntil"]?.string.flatMap { CalendarDate($0) }
    batch.formats = (json["formats"]?.array ?? []).compactMap(\.string)
      .compactMap(IssueRequest.Format.init(rawValue:))
    batch.isTest = json["test"]?.bool ?? false
    self.batch = batch
    var row: [RosterColumn: String] = [:]
    for (name, value) in json["row"]?.object?.members.map({ ($0.name, $0.value) }) ?? [] {
      if let column = RosterColumn(rawValue: name) { row[column] = value.string }
    }
    self.row = row
  }

  /// Whether two could have been of one batch.
  func isLike(_ other: RememberedRequest) -> Bool {
    batch.achievement == other.batch.achievement && batch.kind == other.batch.kind
      && batch.date == other.batch.date && batch.validUntil == other.batch.validUntil
      && batch.formats == other.batch.formats && batch.isTest == other.batch.isTest
  }
}
