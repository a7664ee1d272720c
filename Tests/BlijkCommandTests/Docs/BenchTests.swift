import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// A small bench of this very build: every row is there. How fast it is says nothing here.
@Suite struct BenchTests {
  private func bench(_ arguments: [String], python: String = Project.python, in folder: String)
    throws -> Ending
  {
    try run(
      program("blijk-bench"), arguments,
      environment: ["BLIJK_BIN": program("blijk"), "BLIJK_PYTHON": python], folder: folder)
  }

  @Test func everyRowIsThere() throws {
    let folder = try TemporaryFolder()
    let ending = try bench(
      ["--quick", "--people", "50", "--documents", "300", "--requests", "100"], in: folder.path)
    let file = try Data(contentsOf: URL(fileURLWithPath: folder("bench-result.json")))
    let rows = try #require(try JSON(reading: Array(file)).array)
    let names = rows.compactMap { $0["name"]?.string }
    #expect(
      names == [
        "memory, 5 people", "memory, 50 people", "memory, 50 beside 5",
        "blijk issue of one, in all", "issue of one, after unlocking", "blijk verify of one",
        "read a list of 250, .xlsx", "memory, a list of 250, .xlsx",
        "read a list of 250, .ods", "memory, a list of 250, .ods",
        "openpyxl, the same list", "ours beside openpyxl",
        "fonts, start-up", "layout and SVG, one core", "HTML, one core", "one SVG with its fonts",
        "rsvg-convert, a page", "WeasyPrint, a page", "typst, a page",
        "sign eddsa-rdfc-2022, one core", "verify eddsa-rdfc-2022, one core",
        "sign JWT RS256-2048, one core", "sign JWT RS256-2048, beside OpenSSL",
        "verify JWT RS256-2048, one core",
        "openbadgeslib, sign eddsa", "openbadgeslib, verify eddsa", "openbadgeslib, sign RS256",
        "openbadgeslib, verify RS256",
        "issue 50 ed25519, per second", "issue 50 ed25519, floor per second",
        "issue 50 ed25519, time beside the floor",
        "issue 50 rsa, per second", "issue 50 rsa, in all", "issue 50 rsa, floor per second",
        "issue 50 rsa, time beside the floor",
        "Python, 1 process, per second", "ours beside Python, 1 process",
        "Python, 2 processes, per second", "ours beside Python, 2 processes",
        "Python with a JWT, 1 process, per second", "ours beside Python with a JWT, 1 process",
        "register 50 in one batch, per second", "bare GRDB inserts of the same rows, per second",
        "register 50 in one batch, beside bare inserts",
      ] + Self.postgres + [
        "making a register of 300", "issue at 300, rate beside 300",
        "verify at 300, rate beside 300",
        "revoke at 300, rate beside 300", "revoke of many at once at 300, rate beside 300",
        "issue of one at 300", "opening a register of 300",
        "a status list built, 300 withdrawn", "register check, documents per second",
        "register check, rows per second",
        "codes made ready", "publish 300 documents", "the same bytes hashed and written",
        "publish beside that", "publish 30 more", "memory of publish",
        "verify service, requests per second", "bare route, requests per second",
        "verify service, beside a bare route", "verify service, 99 % within",
        "bare route, 99 % within",
        "verify service, memory after 100 requests",
        "verify service, memory beside that after a quarter",
      ])
    #expect(names.allSatisfy { ending.output.contains($0) })
    let goals = rows.filter { $0["goal"]?.string?.isEmpty == false }
    #expect(goals.count == 36 + (PostgresServer.url == nil ? 0 : 1))
    let skipped = rows.filter { $0["skipped"] != nil }.count
    #expect(skipped == (PostgresServer.url == nil ? 1 : 0))
    // Whether a goal is met is chance in such a build; that a missed one is a failure is not.
    let isMet = rows.allSatisfy { $0["met"]?.bool != false }
    #expect(ending.status == (isMet ? 0 : 1), "\(ending.errors)")
  }

  /// Where there is no PostgreSQL, one row says so.
  private static let postgres =
    PostgresServer.url == nil
    ? ["PostgreSQL, lookups"]
    : [
      "PostgreSQL, lookups per second", "bare libpq prepared selects per second",
      "PostgreSQL, lookups beside bare libpq",
    ]

  /// A part that is missing would make a shorter table that looks whole.
  @Test func aMissingPartIsAFailure() throws {
    let folder = try TemporaryFolder()
    let missing = try bench(["--people", "1"], python: folder("nergens"), in: folder.path)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("BLIJK_PYTHON"))
    let broken = try bench(["--people", "1"], python: "/bin/false", in: folder.path)
    #expect(broken.status == 2)
    #expect(broken.errors.contains("/bin/false"))
    let without = try run(program("blijk-bench"), ["--people", "1"], folder: folder.path)
    #expect(without.status == 2)
    #expect(without.errors.contains("BLIJK_BIN"))
    #expect(try bench(["--snel"], in: folder.path).status == 2)
    #expect(!FileManager.default.fileExists(atPath: folder("bench-result.json")))
  }
}
