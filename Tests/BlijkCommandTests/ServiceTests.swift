import BlijkTestSupport
import Foundation
import Testing

/// The verify service over real HTTP.
@Suite struct ServiceTests {
  @Test func pagesAreSelfContainedAndTellNobody() async throws {
    let organisation = try Organisation(host: "bewijs.example/moerwijk")
    let service = try Service(issuer: organisation.path)
    for path in ["/", "/q", "/c", "/moerwijk/q", "/moerwijk/c"] {
      let page = try await service.get(path)
      #expect(page.status == 200)
      #expect(page.headers["Content-Type"]?.hasPrefix("text/html") == true)
      #expect(page.headers["Referrer-Policy"] == "no-referrer")
      #expect(page.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
      #expect(page.headers["Set-Cookie"] == nil)
      #expect(page.body.contains("<noscript>"))
      #expect(!page.body.contains("http://") && !page.body.contains("https://"))
    }
    for path in ["/blijk.js", "/blijk.css", "/health"] {
      #expect(try await service.get(path).status == 200)
    }
    #expect(try await service.get("/nergens").status == 404)
  }

  @Test func everyVerdictIsAGoodAnswer() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    for input in ["", "hallo", "EY77-DD8T-KNMP-93HD", "<html>", "/etc/passwd", "../keys"] {
      let answer = try await service.verify(input)
      #expect(answer.status == 200)
      #expect(["unreadable", "notFound"].contains(answer["state"]))
    }
    #expect(try await service.post(Data("junk".utf8), type: "application/json").status == 400)
    let large = Data(repeating: 0x20, count: 2 << 20)
    #expect(try await service.post(large, type: "application/json").status == 413)
  }

  /// A service must never read a file because its name came from outside.
  @Test func aFilesNameIsNotAFile() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let file = try documents.files(".svg")[0]
    #expect(try organisation.blijk(["verify", file]).status == 0)
    let service = try Service(issuer: organisation.path)
    #expect(try await service.verify(file)["state"] == "unreadable")
  }

  @Test func theAnswerAsAPageEscapesAndWorksWithoutScript() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: #"naam\#n"Jansen & Zn. ""O'Brien"""\#n"#)
    let link = try documents.link(in: try documents.files(".svg")[0])
    let service = try Service(issuer: organisation.path)
    let page = try await service.verify(link, accept: "text/html")
    #expect(page.body.contains("Jansen &amp; Zn. &quot;O&#39;Brien&quot;"))
    #expect(page.body.contains("Deze gegevens komen echt van Buurtkamer Moerwijk."))
    #expect(page.body.contains("Dit is geen EHBO-diploma."))
    let form = Data("input=EY77+DD8T-KNMP-93hd".utf8)
    let typed = try await service.post(form, type: "application/x-www-form-urlencoded")
    #expect(typed.status == 200)
    #expect(typed.body.contains("Bij deze code kunnen wij niets tonen."))
  }

  @Test func aKeyMadeWhileItRunsIsKnownSoon() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    #expect(try organisation.blijk(["key", "new"]).status == 0)
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    try await Task.sleep(for: .seconds(2))
    #expect(try await service.verify(link)["state"] == "valid")
  }

  @Test func withoutItsRegisterNothingIsValid() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    try FileManager.default.removeItem(atPath: organisation.path + "/register.sqlite")
    let service = try Service(issuer: organisation.path)
    let answer = try await service.verify(link)
    #expect(answer.status == 200)
    #expect(answer["state"] == "statusUnknown")
    #expect(!answer.body.contains(organisation.path))
  }

  @Test func aFolderThatIsNoIssuersIsRefused() throws {
    let folder = try TemporaryFolder()
    let ending = try run(program("blijk-service"), ["--issuer", folder.path, "--port", "0"])
    #expect(ending.status == 2)
    #expect(ending.errors.contains("issuer.toml"))
  }
}
