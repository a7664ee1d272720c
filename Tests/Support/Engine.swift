import Foundation

/// Where a register can live. Every test of its answers runs on each.
package enum Engine: CaseIterable, Sendable {
  case sqlite
  case postgres

  package static let here: [Engine] = PostgresServer.isExpected ? allCases : [.sqlite]

  /// Where a new register can be made.
  package func newPlace(in folder: TemporaryFolder, named name: String = "register") throws
    -> String
  {
    self == .sqlite ? folder("\(name).sqlite") : try PostgresServer.newDatabase()
  }

  /// The same for a test of what is answered and not of what is safe: it need not wait for a disk.
  package func newQuickPlace(in folder: TemporaryFolder, named name: String) throws -> String {
    let place = try newPlace(in: folder, named: name)
    return self == .sqlite ? place : place + "?options=-csynchronous_commit%3Doff"
  }

  /// Looks into a register by another way than the program's own, or changes it behind its back.
  @discardableResult
  package func rows(_ place: String, _ sql: String) throws -> [[String?]] {
    switch self {
    case .sqlite: try SQLite.rows(place, sql)
    case .postgres: try PostgresServer.rows(place, sql)
    }
  }
}
