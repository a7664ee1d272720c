import Foundation
import GRDB

/// The least that putting the same rows in the same tables could take: prepared statements of GRDB in
/// one transaction, with the same durability. Nothing is hashed, looked up or chained.
struct BareInserts {
  private struct Table {
    let sql: String
    let rows: [[DatabaseValue]]
  }

  private let schema: [String]
  private let tables: [Table]

  /// Takes schema and rows from a register that was filled.
  init(of path: String) throws {
    (schema, tables) = try DatabaseQueue(path: path).read { db in
      let schema = try String.fetchAll(
        db, sql: "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
      // In this order every row finds those that it refers to.
      let tables = try ["asset", "document", "keptFiles", "event"].map { name in
        let rows = try Row.fetchAll(db, sql: "SELECT * FROM \(name)")
        let names = rows.first.map { Array($0.columnNames) } ?? []
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        return Table(
          sql: "INSERT INTO \(name) (\(names.joined(separator: ", "))) VALUES (\(marks))",
          rows: rows.map { Array($0.databaseValues) })
      }
      return (schema, tables.filter { !$0.rows.isEmpty })
    }
  }

  /// How long the inserts take, in an empty database at this place.
  func time(at path: String) throws -> Double {
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    // After opening, as the register does: GRDB sets NORMAL itself.
    try database.inDatabase { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
    try database.write { db in
      for sql in schema { try db.execute(sql: sql) }
    }
    return try seconds {
      try database.write { db in
        for table in tables {
          let statement = try db.makeStatement(sql: table.sql)
          for row in table.rows { try statement.execute(arguments: StatementArguments(row)) }
        }
      }
    }
  }
}
