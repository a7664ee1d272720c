import BlijkTestSupport
import Foundation
import Testing

/// Several copies of the service on one register in PostgreSQL.
@Suite(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
struct ServiceCopiesTests {
  /// Two copies, and an organisation that works on the same register.
  private struct Copies {
    let server: OwnPostgres
    let organisation: Organisation
    let services: [Service]
    private var there: [String] { ["--register", server.url] }

    init() throws {
      server = try OwnPostgres()
      organisation = try Organisation()
      let moved = try organisation.blijk(["register", "copy", "--to", server.url])
      #expect(moved.status == 0, "\(moved.errors)")
      let options = ["--register", server.url]
      services = [
        try Service(issuer: organisation.path, options: options),
        try Service(issuer: organisation.path, options: options),
      ]
    }

    func issue(_ name: String) throws -> (link: String, code: String) {
      let documents = try organisation.issue("ehbo", roster: "naam\n\(name)\n", options: there)
      let listed = try organisation.blijk(["list", name] + there).output
      return (try documents.link(in: try documents.files(".html")[0]), String(listed.prefix(19)))
    }

    func revoke(_ code: String) throws {
      #expect(try organisation.blijk(["revoke", code] + there).status == 0)
    }

    /// Every copy gives this answer, and a good one.
    func say(_ state: String, _ input: String) async throws {
      for service in services {
        let answer = try await service.verify(input)
        #expect(answer.status == 200 && answer["state"] == state, "\(answer.body)")
      }
    }

    /// Every copy comes to say this of itself, by itself.
    func becomeReady(_ status: Int) async throws {
      for service in services {
        #expect(try await eventually { try await service.get("/ready").status == status })
        #expect(try await service.get("/health").status == 200)
      }
    }
  }

  @Test func bothSeeWhatIsIssuedAndWithdrawn() async throws {
    let copies = try Copies()
    let (one, two) = (try copies.issue("Jan Jansen"), try copies.issue("Fatma Demir"))
    for input in [one.link, one.code, two.link, two.code] {
      try await copies.say("valid", input)
    }
    try copies.revoke(one.code)
    for input in [one.link, one.code] { try await copies.say("revoked", input) }
    try await copies.say("valid", two.link)
  }

  /// Whether it stops or hangs: nothing is valid, nothing is an error, and all is right again after.
  @Test(arguments: [(OwnPostgres.Order.stop, OwnPostgres.Order.start), (.hang, .wake)])
  func aServerThatGoesAndComesBack(goes: OwnPostgres.Order, comes: OwnPostgres.Order) async throws {
    let copies = try Copies()
    let (one, two) = (try copies.issue("Jan Jansen"), try copies.issue("Fatma Demir"))
    try copies.revoke(two.code)
    try await copies.say("valid", one.link)
    try copies.server.order(goes)
    // At once, before the service can know.
    try await copies.say("statusUnknown", one.link)
    try await copies.becomeReady(503)
    for input in [one.link, one.code, two.link, two.code] {
      try await copies.say("statusUnknown", input)
    }
    try await copies.say("unreadable", "hallo")
    try copies.server.order(comes)
    try await copies.becomeReady(200)
    for input in [one.link, one.code] { try await copies.say("valid", input) }
    for input in [two.link, two.code] { try await copies.say("revoked", input) }
  }
}
