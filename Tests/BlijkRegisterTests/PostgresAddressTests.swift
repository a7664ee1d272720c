import BlijkBasics
import BlijkTestSupport
import Testing

@testable import BlijkRegister

/// How safely a database is asked follows from where it is, unless its address says otherwise.
@Suite(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
struct PostgresAddressTests {
  private func asked(_ rest: String) throws -> String {
    try PostgresAddress("postgres://\(rest)", seconds: 2).url
  }

  @Test(arguments: [
    "/register", "u@/register", "localhost/register", "u:w@LOCALHOST:5433/register",
    "127.0.0.1/register", "127.9.8.7:1/register", "[::1]/register",
    "%2Fvar%2Frun%2Fpostgresql/register", "/register?host=/tmp", "localhost,127.0.0.1/register",
    "db.example/register?hostaddr=127.0.0.1", "/register?host=@kamer",
  ])
  func onThisMachineAllStaysAsItIs(rest: String) throws {
    #expect(try PostgresAddress("postgres://\(rest)", seconds: 2).isHere)
    #expect(try !asked(rest).contains("sslmode"))
    #expect(try asked(rest).contains("connect_timeout=2"))
  }

  @Test(arguments: [
    "db.example/register", "u:w@db.example:5433/register", "192.0.2.7/register",
    "[2001:db8::1]/register", "10.0.0.1/register?application_name=x", "/register?host=db.example",
    "localhost,db.example/register", "localhost/register?hostaddr=192.0.2.7",
    "128.0.0.1/register", "localhost.example/register", "127.0.0.1.example/register",
    "2130706433/register", "0.0.0.0/register", "/register?service=elders",
  ])
  func elsewhereTheServerProvesWhoItIs(rest: String) throws {
    #expect(try !PostgresAddress("postgres://\(rest)", seconds: 2).isHere)
    #expect(try asked(rest).contains("sslmode=verify-full"))
    #expect(try asked(rest).hasPrefix("postgres://\(rest)"))
  }

  @Test(arguments: ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"])
  func theAddressDecides(mode: String) throws {
    let rest = "db.example/register?sslmode=\(mode)&connect_timeout=9&sslrootcert=x"
    #expect(try asked(rest) == "postgres://\(rest)")
    let address = try PostgresAddress("postgres://\(rest)", seconds: 2)
    let told = try #require(address.told)
    #expect(told.nl.hasPrefix("Let op") == (mode != "verify-full"))
    #expect(told.en.hasPrefix("Note") == (mode != "verify-full"))
    for text in [told.nl, told.en] {
      #expect(text.contains("sslmode=\(mode)") && text.contains("postgres://db.example/register "))
    }
    let here = try PostgresAddress("postgres://localhost/register?sslmode=\(mode)", seconds: 2)
    #expect(here.told == nil)
  }

  /// Neither becomes part of another word, however odd the rest is.
  @Test(arguments: [
    "u:p?w@db.example/register", "u:p%40w@db.example/register?", "db.example/?dbname=a",
    "db.example/register?password=x@y", "db.example/register?requiressl=0",
  ])
  func whatIsAddedIsReadByLibpq(rest: String) throws {
    let address = try PostgresAddress("postgres://\(rest)", seconds: 2)
    let again = try PostgresAddress(address.url, seconds: 9)
    #expect(again.url == address.url)
    #expect(again.shown == address.shown)
    #expect(again.mode == (rest.contains("requiressl") ? "prefer" : "verify-full"))
    for secret in ["p?w", "p@w", "p%40w", "x@y", "u:"] {
      #expect(!address.shown.contains(secret) && !(address.told?.nl.contains(secret) ?? false))
    }
  }

  @Test(arguments: [
    ("u:w@db.example:5433/register?x", nil),
    ("u:w@db.example:5433/register", "postgres://db.example:5433/register"),
    ("a:1,b:2/register", "postgres://a:1,b:2/register"),
    ("u@[2001:db8::1]:5/register", "postgres://[2001:db8::1]:5/register"),
    ("%2Ftmp/register", "postgres://%2Ftmp/register"), ("/register", "postgres:///register"),
    ("/register?hostaddr=192.0.2.7&password=w", "postgres://192.0.2.7/register"),
  ])
  func noSecretIsShown(rest: String, shown: String?) throws {
    #expect((try? PostgresAddress("postgres://\(rest)", seconds: 2))?.shown == shown)
  }

  @Test func aTextThatIsNoAddressIsRefused() {
    #expect(throws: PostgresFailure.self) {
      try PostgresAddress("postgres://[::1/register", seconds: 2)
    }
  }
}
