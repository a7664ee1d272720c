import BlijkBasics
import BlijkCredential
import BlijkVerifying

/// What was asked for one person, as the register keeps it until it is erased, so that a replacement
/// can ask the same.
struct RememberedRequest: Sendable {
  /// What was asked for everybody of the batch.
  let batch: IssueRequest
  /// As what kind of document.
  let kind: Kind
  /// The person's cells.
  let cells: [RosterColumn: String]

  init(_ document: PlannedDocument, of batch: PlannedBatch) {
    (self.batch, kind, cells) = (batch.request, batch.kind, document.cells)
  }

  /// As JSON.
  var text: String {
    var row: JSON = [:]
    for column in RosterColumn.allCases {
      if let value = cells[column] { row[column.rawValue] = .string(value) }
    }
    let json: JSON = [
      "achievement": batch.achievement.map { .string($0) } ?? .null, "kind": .string(kind.word),
      "date": .string(batch.date?.iso8601 ?? ""),
      "validUntil": batch.validUntil.map { .string($0.iso8601) } ?? .null,
      "formats": .array(batch.formats.map { .string($0.rawValue) }), "test": .bool(batch.isTest),
      "row": row,
    ]
    return json.text
  }

  /// Reads what `text` wrote; nil when it is not that.
  init?(_ text: String) {
    guard let json = try? JSON(reading: Array(text.utf8)),
      let achievement = json["achievement"], achievement == .null || achievement.string != nil,
      let kind = json["kind"]?.string.flatMap(Kind.init(word:)),
      let date = json["date"]?.string.flatMap({ CalendarDate($0) })
    else { return nil }
    var batch = IssueRequest(achievement: achievement.string)
    batch.kind = kind
    batch.date = date
    batch.validUntil = json["validUntil"]?.string.flatMap { CalendarDate($0) }
    batch.hasNoEnd = batch.validUntil == nil
    batch.formats = (json["formats"]?.array ?? []).compactMap(\.string)
      .compactMap(DocumentFormat.init(rawValue:))
    batch.isTest = json["test"]?.bool ?? false
    (self.batch, self.kind) = (batch, kind)
    var cells: [RosterColumn: String] = [:]
    for (name, value) in json["row"]?.object?.members.map({ ($0.name, $0.value) }) ?? [] {
      if let column = RosterColumn(rawValue: name) { cells[column] = value.string }
    }
    self.cells = cells
  }

  /// Whether two could have been of one batch.
  func isLike(_ other: RememberedRequest) -> Bool { batch == other.batch }
}
