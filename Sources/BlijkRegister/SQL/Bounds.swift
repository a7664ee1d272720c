import BlijkBasics

/// What the numbers of a register can be. Whoever writes in its database can put any number there: one that
/// is none of these is never counted with, made a date of, or taken for a size.
enum Bounds {
  /// Days since 1970, of the years 0 to 9999.
  static let days = -719_528...2_932_896
  /// Seconds since 1970, of the same years.
  static let moments = -62_167_219_200...253_402_300_799
  /// Numbers of rows and events, up to what JSON can hold.
  static let numbers = 0...(1 << 53)
  /// Numbers of status lists: a hundred thousand hold ten thousand million documents.
  static let statusLists = 1...100_000
  /// The number of places in a status list (Bitstring Status List 1.0 §4.2: at least 131,072).
  static let statusListSize = 131_072
  /// Places in a status list.
  static let statusIndexes = 0...(statusListSize - 1)
}

extension SQLRow {
  /// What a column holds, where that is one of these numbers.
  ///
  /// - Throws: `UnexpectedValue`.
  func integer(_ column: Int, in bounds: ClosedRange<Int>) throws -> Int {
    guard let value = try optionalInteger(column, in: bounds) else { throw UnexpectedValue() }
    return value
  }

  /// The same, where it may be NULL.
  func optionalInteger(_ column: Int, in bounds: ClosedRange<Int>) throws -> Int? {
    guard let value = try optionalInteger(column) else { return nil }
    guard bounds.contains(value) else { throw UnexpectedValue() }
    return value
  }

  /// A day, where there is one.
  func optionalDay(_ column: Int) throws -> CalendarDate? {
    try optionalInteger(column, in: Bounds.days).map(CalendarDate.init(daysSinceEpoch:))
  }
}

extension SQLSession {
  /// The number that a query gives, where it is one of these; `nil` when there is none.
  func number(_ sql: String, _ arguments: [SQLValue] = [], in bounds: ClosedRange<Int>) throws
    -> Int?
  {
    try first(sql, arguments) { try $0.optionalInteger(0, in: bounds) } ?? nil
  }
}
