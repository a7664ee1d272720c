import BlijkBasics

/// The numbers that a register can have. Whoever writes in its database can put any number there, so a number
/// is checked before it is counted with, made a date of, or taken for a size.
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
  /// The number in a column, which must be within bounds.
  ///
  /// - Throws: `UnexpectedValue`.
  func integer(_ column: Int, in bounds: ClosedRange<Int>) throws -> Int {
    guard let value = try optionalInteger(column, in: bounds) else { throw UnexpectedValue() }
    return value
  }

  /// The same, or `nil` for NULL.
  func optionalInteger(_ column: Int, in bounds: ClosedRange<Int>) throws -> Int? {
    guard let value = try optionalInteger(column) else { return nil }
    guard bounds.contains(value) else { throw UnexpectedValue() }
    return value
  }

  /// The day in a column, or `nil` for NULL.
  func optionalDay(_ column: Int) throws -> CalendarDate? {
    try optionalInteger(column, in: Bounds.days).map(CalendarDate.init(daysSinceEpoch:))
  }
}

extension SQLSession {
  /// The number that a query gives, which must be within bounds; `nil` when there is none.
  func number(_ sql: String, _ arguments: [SQLValue] = [], in bounds: ClosedRange<Int>) throws
    -> Int?
  {
    try first(sql, arguments) { try $0.optionalInteger(0, in: bounds) } ?? nil
  }
}
