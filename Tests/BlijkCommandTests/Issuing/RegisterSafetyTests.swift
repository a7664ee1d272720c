import BlijkTestSupport
import Foundation
import Testing

/// Where a register on another computer is asked less safely than it could be, both programs say so first,
/// and never with its password.
@Suite(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
struct RegisterSafetyTests {
  private let organisation: Organisation

  init() throws { organisation = try Organisation() }

  /// No name below `.invalid` ever leads anywhere (RFC 6761).
  private static let elsewhere = "postgres://blijk:geheim@db.invalid/register"

  private func list(_ place: String, _ environment: [String: String] = [:]) throws -> Ending {
    try organisation.start(["list", "--register", place], environment: environment).ending()
  }

  @Test(arguments: ["disable", "allow", "prefer", "require", "verify-ca"])
  func theProgramSaysOnceWhatIsWeak(mode: String) throws {
    let ending = try list("\(Self.elsewhere)?sslmode=\(mode)")
    #expect(ending.status == 2)
    #expect(ending.errors.ranges(of: "sslmode=\(mode)").count == 1, "\(ending.errors)")
    #expect(
      ending.errors.hasPrefix("blijk: Let op: het register postgres://db.invalid/register staat"))
    #expect(!ending.errors.contains("geheim"))
    let english = try organisation.blijk([
      "list", "--register", "\(Self.elsewhere)?sslmode=\(mode)", "--language", "en",
    ])
    #expect(english.errors.hasPrefix("blijk: Note: the register"))
  }

  @Test func whatIsSafeIsNotRemarkedOn() throws {
    for place in [Self.elsewhere, "\(Self.elsewhere)?sslmode=verify-full"] {
      let ending = try list(place)
      #expect(ending.status == 2 && !ending.errors.contains("sslmode"), "\(ending.errors)")
    }
    let here = try list(PostgresServer.newDatabase() + "?sslmode=disable")
    #expect(here.status == 2 && !here.errors.contains("Let op"), "\(here.errors)")
    #expect(try organisation.blijk(["list"]).errors.isEmpty)
  }

  /// As libpq itself takes them from the environment.
  @Test func theEnvironmentSaysItToo() throws {
    let place = "postgres:///register"
    let weak = try list(place, ["PGHOST": "db.invalid", "PGSSLMODE": "require"])
    #expect(weak.errors.contains("Let op") && weak.errors.contains("sslmode=require"))
    let safe = try list(place, ["PGHOST": "db.invalid"])
    #expect(safe.status == 2 && !safe.errors.contains("Let op"), "\(safe.errors)")
    let address = try list(place, ["PGHOSTADDR": "192.0.2.7", "PGSSLMODE": "allow"])
    #expect(address.errors.contains("sslmode=allow"))
    let here = try list(place, ["PGHOST": "/nergens", "PGSSLMODE": "disable"])
    #expect(here.status == 2 && !here.errors.contains("Let op"), "\(here.errors)")
  }

  @Test func movingThereIsSaidToo() throws {
    let ending = try organisation.blijk([
      "register", "copy", "--to", "\(Self.elsewhere)?sslmode=require",
    ])
    #expect(ending.status == 2 && ending.errors.hasPrefix("blijk: Let op"), "\(ending.errors)")
    #expect(!ending.errors.contains("geheim"))
  }

  @Test(arguments: ["", "?sslmode=prefer"]) func theServiceSaysItAtItsStart(rest: String) throws {
    let service = try Service(
      issuer: organisation.path, options: ["--register", Self.elsewhere + rest])
    let said = service.said
    #expect(said.contains("register postgres://db.invalid/register staat op een andere computer"))
    #expect(said.contains("sslmode=\(rest.isEmpty ? "verify-full" : "prefer")"), "\(said)")
    #expect(said.contains("Let op") == !rest.isEmpty)
    #expect(!said.contains("geheim"))
  }
}
