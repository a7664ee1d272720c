public import BlijkBasics
public import BlijkCredential

/// How many documents of one sort were issued in a year; no names.
public struct RegisterCount: Sendable, Hashable {
  /// The kind of document; `nil` for what was erased since.
  public let kind: Kind?
  /// What they are about; `nil` for what was erased since.
  public let title: String?
  /// How many.
  public package(set) var issued = 0
  /// Of these, how many were withdrawn since.
  public package(set) var withdrawn = 0
  /// Of these, how many were replaced since.
  public package(set) var replaced = 0
}

extension Register {
  /// What was registered in a calendar year in the Netherlands, practice documents left out.
  public func counts(year: Int) throws(Problem) -> [RegisterCount] {
    try snapshot { session in
      var counts: [[SQLValue]: RegisterCount] = [:]
      // A day on either side, since a year begins before UTC's does.
      let first = (CalendarDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0) * 86_400
      try session.rows(
        """
        SELECT kind, title, state, registeredAt FROM document
        WHERE registeredAt >= ? AND registeredAt < ? AND isTest = 0
        """, [.integer(first - 86_400), .integer(first + 367 * 86_400)]
      ) { row in
        let moment = try row.integer(3, in: Bounds.moments)
        guard CalendarDate.inTheNetherlands(moment).components.year == year else { return }
        let key = [try row.value(0), try row.value(1)]
        let kind = try row.optionalInteger(0).flatMap(Kind.init(rawValue:))
        var count = try counts[key] ?? RegisterCount(kind: kind, title: row.optionalText(1))
        count.issued += 1
        switch RegisterEntry.State(rawValue: try row.integer(2)) {
        case .active: break
        case .replaced: count.replaced += 1
        default: count.withdrawn += 1
        }
        counts[key] = count
      }
      return counts.values.sorted { one, other in
        (one.kind?.rawValue ?? .max, one.title ?? "") < (
          other.kind?.rawValue ?? .max, other.title ?? ""
        )
      }
    }
  }
}
