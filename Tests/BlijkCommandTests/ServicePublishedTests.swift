import BlijkTestSupport
import Foundation
import Testing

/// One service that checks for others, from what they published.
@Suite struct ServicePublishedTests {
  @Test func whatIsPublishedCountsWithoutARestart() async throws {
    let host = try Organisation()
    let guest = try Organisation(host: "bewijs.example/moerwijk")
    let documents = try guest.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    let site = host.folder("site")
    #expect(try guest.blijk(["publish", "--out", site]).status == 0)
    #expect(try host.blijk(["trust", "add", "\(site)/moerwijk/did.json"]).status == 0)
    let service = try Service(issuer: host.path, options: ["--published", site])
    #expect(try await service.verify(link)["state"] == "valid")
    let code = String(try guest.blijk(["list"]).output.prefix(19))
    #expect(try guest.blijk(["revoke", code]).status == 0)
    #expect(try guest.blijk(["publish", "--out", site]).status == 0)
    try await Task.sleep(for: .seconds(2))
    #expect(try await service.verify(link)["state"] == "revoked")
    #expect(try host.blijk(["trust", "remove", "did:web:bewijs.example:moerwijk"]).status == 0)
    try await Task.sleep(for: .seconds(2))
    #expect(try await service.verify(link)["state"] == "unknownIssuer")
  }

  @Test(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
  func theWholeWayInPostgreSQL() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    let url = try PostgresServer.newDatabase()
    let moved = try organisation.blijk(["register", "copy", "--to", url])
    #expect(moved.status == 0, "\(moved.errors)")
    // The file takes nothing more; the database goes on where it ended.
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    #expect(try organisation.blijk(["revoke", code]).status == 2)
    let service = try Service(issuer: organisation.path, options: ["--register", url])
    #expect(try await service.verify(link)["state"] == "valid")
    let there = ["--register", url]
    #expect(
      try organisation.blijk(
        ["replace", code, "--name", "Jan Janssen", "--out", organisation.folder("nieuw")] + there
      ).status == 0)
    #expect(try await service.verify(link)["state"] == "replaced")
    let checked = try organisation.blijk(["register", "check"] + there)
    #expect(checked.status == 0 && checked.output.contains("2 documenten"))
  }
}
