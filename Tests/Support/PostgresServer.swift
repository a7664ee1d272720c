import Foundation

/// The PostgreSQL that `make test` starts for the tests (scripts/with-postgres.sh).
package enum PostgresServer {
  /// Where it is, as a superuser of no password; nothing where there is none.
  package static let url = ProcessInfo.processInfo.environment["BLIJK_TEST_POSTGRES"]

  /// Whether tests with it run: where it is, and in CI, where its absence must fail.
  package static var isExpected: Bool { url != nil || Project.isCI }

  /// Makes an empty database and gives its address.
  package static func newDatabase() throws -> String {
    guard let url else {
      throw CocoaError(
        .fileNoSuchFile, userInfo: [NSLocalizedDescriptionKey: "no PostgreSQL: use make test"])
    }
    let name =
      "blijk_\(UUID().uuidString.prefix(13).lowercased().replacingOccurrences(of: "-", with: ""))"
    _ = try rows(url, "CREATE DATABASE \(name)")
    return url.split(separator: "/").dropLast().joined(separator: "/")
      .replacingOccurrences(of: "postgres:/", with: "postgres://") + "/\(name)"
  }

  /// The rows of a query by another way than the program's own; bytes as hexadecimal digits, NULL as
  /// nothing.
  package static func rows(_ url: String, _ sql: String) throws -> [[String?]] {
    let ended = try run(
      "/usr/bin/psql",
      [
        "--no-psqlrc", "--no-align", "--tuples-only", "--quiet", "--field-separator=\u{1F}",
        "--pset=null=\u{2205}", "--set=ON_ERROR_STOP=1", "--command=\(sql)", url,
      ])
    guard ended.status == 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSLocalizedDescriptionKey: ended.errors])
    }
    return ended.output.split(separator: "\n").map { line in
      line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { field in
        field == "\u{2205}"
          ? nil : field.hasPrefix("\\x") ? String(field.dropFirst(2)) : String(field)
      }
    }
  }
}
