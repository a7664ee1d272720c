import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkService

/// What the service answers to whatever is handed in, and with which headers.
@Suite struct AnswerTests {
  @Test func pagesAreSelfContainedAndTellNobody() async throws {
    let routes = try Routes(try TestIssuer(host: "bewijs.example/moerwijk"))
    for path in ["/", "/q", "/c", "/moerwijk/q", "/moerwijk/c"] {
      let page = try await routes.get(path)
      #expect(page.status == 200)
      #expect(page.headers["content-type"]?.hasPrefix("text/html") == true)
      #expect(page.headers["referrer-policy"] == "no-referrer")
      #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
      #expect(page.headers["set-cookie"] == nil)
      #expect(page.text.contains("<noscript>"))
      #expect(!page.text.contains("http://") && !page.text.contains("https://"))
    }
    for path in ["/blijk.js", "/blijk.css", "/health"] {
      #expect(try await routes.get(path).status == 200)
    }
    #expect(try await routes.get("/nergens").status == 404)
  }

  /// An answer that is an error is no less careful.
  @Test func errorsHaveTheSameHeaders() async throws {
    let routes = try Routes(nil)
    let large = [UInt8](repeating: 0x20, count: 2 << 20)
    let answers = [
      try await routes.get("/nergens"), try await routes.get("/api/verify"),
      try await routes.post(Array("junk".utf8), type: "application/json"),
      try await routes.post(large, type: "application/json"),
    ]
    #expect(answers.map(\.status) == [404, 405, 400, 413])
    #expect(answers[1].headers["allow"] == "POST")
    for answer in answers {
      #expect(answer.headers["cache-control"] == "no-store", "\(answer.status)")
      #expect(answer.headers["x-content-type-options"] == "nosniff", "\(answer.status)")
      #expect(answer.headers["content-security-policy"]?.contains("default-src 'none'") == true)
    }
  }

  @Test func everyVerdictIsAGoodAnswer() async throws {
    let routes = try Routes(try TestIssuer())
    for input in ["", "hallo", "EY77-DD8T-KNMP-93HD", "<html>", "/etc/passwd", "../keys"] {
      let answer = try await routes.verify(input)
      #expect(answer.status == 200)
      #expect(["unreadable", "notFound"].contains(answer["state"]))
    }
  }

  /// A service must never read a file because its name came from outside.
  @Test func aFilesNameIsNotAFile() async throws {
    let issuer = try TestIssuer()
    let document = try SampleDocument(try issuer.issue("naam\nJan Jansen"))
    let file = try #require(document.files.first)
    #expect(issuer.verifier().verify(try document.bytes("html")).state == .valid)
    #expect(try await Routes(issuer).verify(file)["state"] == "unreadable")
  }

  @Test func theAnswerAsAPageEscapesAndWorksWithoutScript() async throws {
    let issuer = try TestIssuer()
    let issued = try issuer.issue(#"naam\#n"Jansen & Zn. ""O'Brien""""#)
    let routes = try Routes(issuer)
    let page = try await routes.verify(try SampleDocument(issued).link, accept: "text/html")
    #expect(page.text.contains("Jansen &amp; Zn. &quot;O&#39;Brien&quot;"))
    #expect(page.text.contains("Deze gegevens komen echt van Buurtkamer Moerwijk."))
    #expect(page.text.contains("Dit is geen EHBO-diploma."))
    let form = Array("input=EY77+DD8T-KNMP-93hd".utf8)
    let typed = try await routes.post(form, type: "application/x-www-form-urlencoded")
    #expect(typed.status == 200)
    #expect(typed.text.contains("Bij deze code kunnen wij niets laten zien."))
  }

  @Test func withoutItsRegisterNothingIsValid() async throws {
    let issuer = try TestIssuer()
    let document = try SampleDocument(try issuer.issue("naam\nJan Jansen"))
    try FileManager.default.removeItem(atPath: issuer.folder.path + "/register.sqlite")
    let answer = try await Routes(issuer).verify(document.link)
    #expect(answer.status == 200)
    #expect(answer["state"] == "statusUnknown")
    #expect(!answer.text.contains(issuer.folder.path))
  }
}
