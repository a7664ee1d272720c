import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// One service that checks for others, from what they published.
@Suite struct ServicePublishedTests {
  @Test func whatIsPublishedCountsWithoutARestart() async throws {
    let host = try Organisation()
    let guest = try Organisation(host: "bewijs.example/moerwijk")
    let documents = try guest.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".html")[0])
    let site = host.folder("site")
    #expect(try guest.blijk(["publish", "--out", site]).status == 0)
    #expect(try host.blijk(["trust", "add", "\(site)/moerwijk/did.json"]).status == 0)
    let service = try Service(issuer: host.path, options: ["--published", site])
    #expect(try await service.verify(link)["state"] == "valid")
    let code = String(try guest.blijk(["list"]).output.prefix(19))
    #expect(try guest.blijk(["revoke", code]).status == 0)
    #expect(try guest.blijk(["publish", "--out", site]).status == 0)
    try await service.soonSays("revoked", of: link)
    #expect(try host.blijk(["trust", "remove", "did:web:bewijs.example:moerwijk"]).status == 0)
    try await service.soonSays("unknownIssuer", of: link)
  }

  /// A document that was withdrawn, and what was published before and after that.
  private struct Withdrawn {
    let organisation: Organisation
    let link: String
    let older: String
    let site: String

    init() throws {
      organisation = try Organisation()
      let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
      link = try documents.link(in: try documents.files(".html")[0])
      (site, older) = (organisation.folder("site"), organisation.folder("ouder"))
      #expect(try organisation.blijk(["publish", "--out", older]).status == 0)
      let code = String(try organisation.blijk(["list"]).output.prefix(19))
      #expect(try organisation.blijk(["revoke", code]).status == 0)
      // A list says of what second it is.
      let second = Timestamp.now()
      #expect(waitUntil { Timestamp.now() > second })
      #expect(try organisation.blijk(["publish", "--out", site]).status == 0)
    }
  }

  /// An older copy is as genuine: after a restart only what was remembered tells the two apart.
  @Test(arguments: [true, false])
  func anOlderCopyRevivesNothing(remembers: Bool) async throws {
    let published = try Withdrawn()
    let organisation = published.organisation
    let trust = organisation.folder("trust")
    try FileManager.default.createDirectory(atPath: trust, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: "\(organisation.path)/trusted/bewijs.example.json",
      toPath: "\(trust)/bewijs.example.json")
    let state = remembers ? ["--state", organisation.folder("onthouden")] : []
    for (folder, answer) in [
      (published.site, "revoked"), (published.older, remembers ? "statusUnknown" : "valid"),
    ] {
      let service = try Service(
        issuer: nil, options: ["--published", folder, "--trust", trust] + state)
      #expect(try await service.verify(published.link)["state"] == answer)
      // An older list is not handed out as the one that counts.
      let isOutdated = folder == published.older && remembers
      #expect(try await service.get("/status/1").status == (isOutdated ? 404 : 200))
      #expect(service.said.contains("onthoudt de dienst na een herstart niet") != remembers)
    }
  }

  /// Where the register does not count, the list beside it withdraws, and makes nothing valid.
  @Test func aListAloneMakesNothingValid() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let file = try Data(contentsOf: URL(fileURLWithPath: documents.files(".html")[0]))
    let site = organisation.folder("site")
    func answer() async throws -> Service.Answer {
      #expect(try organisation.blijk(["publish", "--out", site]).status == 0)
      try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(site)/register/head.txt"))
      let service = try Service(
        issuer: nil,
        options: ["--published", site, "--trust", "\(organisation.path)/trusted"])
      return try await service.post(
        file, type: "application/octet-stream", accept: "application/json")
    }
    let before = try await answer()
    #expect(before["state"] == "statusUnknown", "\(before.body)")
    #expect(before.body.contains("staat niet op de lijst van ingetrokken documenten"))
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    #expect(try organisation.blijk(["revoke", code]).status == 0)
    #expect(try await answer()["state"] == "revoked")
  }

  /// The program remembers for whoever runs it, in the place for that.
  @Test func theProgramRemembersToo() throws {
    let published = try Withdrawn()
    let (organisation, site) = (published.organisation, published.site)
    let keys = "\(site)/.well-known/did.json"
    func verify(_ site: String) throws -> Ending {
      try run(
        program("blijk"), ["verify", published.link, "--published", site, "--trust", keys],
        environment: ["XDG_STATE_HOME": organisation.folder("staat")],
        folder: published.older)
    }
    let before = try verify(published.older)
    #expect(before.status == 0 && before.output.contains("kopie van het register van"))
    #expect(try verify(site).output.contains("ingetrokken"))
    let after = try verify(published.older)
    #expect(after.status == 2 && after.errors.contains("is ouder"), "\(after.errors)")
    let kept = try FileManager.default.subpathsOfDirectory(atPath: organisation.folder("staat"))
    // The folder, and in it a copy and a list.
    #expect(kept.count == 3, "\(kept)")
    for kind in ["register", "list"] { #expect(kept.contains { $0.hasPrefix("blijk/\(kind)-") }) }
  }

  @Test(.enabled(if: PostgresServer.isExpected, "skipped: no PostgreSQL; make test starts one"))
  func theWholeWayInPostgreSQL() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".html")[0])
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
    // The file says that it has moved, and is no register to work with.
    let left = try organisation.blijk(["register", "check"])
    #expect(left.status == 2 && left.errors.contains("verhuisd"), "\(left.errors)")
    // Whoever has the database undoes a replacement at its commit: it is not told as done.
    for sql in [
      "CREATE FUNCTION terug() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        + "UPDATE document SET state = 0 WHERE number = NEW.number; RETURN NULL; END $$",
      "CREATE CONSTRAINT TRIGGER terug AFTER UPDATE ON document DEFERRABLE INITIALLY DEFERRED "
        + "FOR EACH ROW WHEN (NEW.state <> 0) EXECUTE FUNCTION terug()",
    ] { _ = try PostgresServer.rows(url, sql) }
    let newest = try #require(
      try organisation.blijk(["list"] + there).output.firstMatch(of: /(?m)^(\S+) .*Janssen/))
    let undone = try organisation.blijk(
      ["replace", String(newest.output.1), "--name", "Jan Jansz", "--out"]
        + [organisation.folder("weer")] + there)
    #expect(undone.status == 2 && undone.errors.contains("ongedaan"), "\(undone.errors)")
  }
}
