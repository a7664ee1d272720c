/// Runs statements, within a transaction or while reading.
protocol SQLSession {
  /// Runs a statement with `?` for each argument, and returns the number of rows that it changed.
  @discardableResult
  func run(_ sql: String, _ arguments: [SQLValue]) throws -> Int

  /// Hands over each row of a query. No other statement may run in between.
  func rows(_ sql: String, _ arguments: [SQLValue], _ each: (any SQLRow) throws -> Void) throws

  /// What is in the database that no step of the schema makes, and that can change what statements do:
  /// triggers, views and rules, by name.
  func additions() throws -> [String]

  /// What of the file contradicts itself, such as an index that leaves a row out: a look-up by it would not find
  /// what is there. In the database's own words; empty where a server sees to that.
  func contradictions() throws -> [String]
}

extension SQLSession {
  func contradictions() throws -> [String] { [] }
}

/// One row of a query's result.
protocol SQLRow {
  /// What stands in a column, counted from 0.
  func value(_ column: Int) throws -> SQLValue
}

/// What a column can hold.
enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int)
  case text(String)
  case bytes([UInt8])
}

extension SQLValue {
  static func integer(_ value: Int?) -> SQLValue { value.map { .integer($0) } ?? .null }
  static func text(_ value: String?) -> SQLValue { value.map { .text($0) } ?? .null }
  static func bytes(_ value: [UInt8]?) -> SQLValue { value.map { .bytes($0) } ?? .null }
  static func flag(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }
}

/// A column that does not hold what the register wrote there.
struct UnexpectedValue: Error {}

extension SQLRow {
  func optionalInteger(_ column: Int) throws -> Int? {
    switch try value(column) {
    case .null: nil
    case .integer(let value): value
    default: throw UnexpectedValue()
    }
  }

  func optionalText(_ column: Int) throws -> String? {
    switch try value(column) {
    case .null: nil
    case .text(let value): value
    default: throw UnexpectedValue()
    }
  }

  func optionalBytes(_ column: Int) throws -> [UInt8]? {
    switch try value(column) {
    case .null: nil
    case .bytes(let value): value
    default: throw UnexpectedValue()
    }
  }

  func integer(_ column: Int) throws -> Int { try some(optionalInteger(column)) }
  func text(_ column: Int) throws -> String { try some(optionalText(column)) }
  func bytes(_ column: Int) throws -> [UInt8] { try some(optionalBytes(column)) }
  func flag(_ column: Int) throws -> Bool { try integer(column) != 0 }

  // Without inlining the type is looked up at run time, for every column of every row.
  @inline(__always) private func some<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw UnexpectedValue() }
    return value
  }
}

extension SQLSession {
  /// The rows of a query, each turned into something.
  func all<Element>(
    _ sql: String, _ arguments: [SQLValue] = [], _ make: (any SQLRow) throws -> Element
  ) throws -> [Element] {
    var found: [Element] = []
    try rows(sql, arguments) { found.append(try make($0)) }
    return found
  }

  /// The first row of a query, turned into something; `nil` when there is none.
  func first<Element>(
    _ sql: String, _ arguments: [SQLValue] = [], _ make: (any SQLRow) throws -> Element
  ) throws -> Element? {
    var found: Element?
    try rows(sql, arguments) { row in
      if found == nil { found = try make(row) }
    }
    return found
  }

  /// The number that a query gives; `nil` when there is none.
  func number(_ sql: String, _ arguments: [SQLValue] = []) throws -> Int? {
    try first(sql, arguments) { try $0.optionalInteger(0) } ?? nil
  }

  @discardableResult
  func run(_ sql: String) throws -> Int { try run(sql, []) }
}
