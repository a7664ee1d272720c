import BlijkTestSupport
import Foundation
import Testing

@testable import BlijkService

/// How much the service takes, and of whom.
@Suite struct LimitTests {
  @Test func oneClientMayAskSoMuch() async throws {
    let service = try await RunningService(nil) {
      $0.questionsPerMinute = 2
      $0.trustedProxies = ["127.0.0.1"]
    }
    let here = "X-Forwarded-For: 203.0.113.1"
    #expect(try await service.verify("hallo", [here]).status == 200)
    var third = try await service.ask("GET", "/c/hallo", [here])
    #expect(third.status == 200)
    // On a busy machine a third of a minute may pass in between.
    for _ in 0..<20 where third.status == 200 { third = try await service.verify("hallo", [here]) }
    #expect(third.status == 429)
    #expect(third["error"] == "too-many" && third.text.contains("niets over het document"))
    #expect(Int(third.headers["retry-after"] ?? "") ?? 0 > 0)
    let page = try await service.verify("hallo", ["Accept: text/html", here])
    #expect(page.status == 429 && page.text.contains("<h1>"))
    // The pages themselves, and everybody else, go on.
    #expect(try await service.ask("GET", "/q", [here]).status == 200)
    #expect(try await service.verify("hallo", ["X-Forwarded-For: 203.0.113.2"]).status == 200)
  }

  @Test func guessingCodesStopsForAWhile() async throws {
    let issuer = try TestIssuer()
    let document = try SampleDocument(try issuer.issue("naam\nJan Jansen"))
    let routes = try Routes(issuer) { $0.guessesPerMinute = 3 }
    #expect(try await routes.verify(document.code)["state"] == "valid")
    let unknown = "EY77-DD8T-KNMP-93HD"
    for _ in 0..<3 {
      #expect(try await routes.verify(unknown)["state"] == "notFound")
    }
    // A code that leads somewhere is refused as well, or the refusal would tell. On a busy machine
    // a third of a minute may pass in between, and give back one guess.
    var refused: [String?] = []
    for _ in 0..<20 where refused != ["too-many-guesses", "too-many-guesses"] {
      refused = []
      for asked in [unknown, document.code] {
        refused.append(try await routes.verify(asked)["error"])
      }
    }
    #expect(refused == ["too-many-guesses", "too-many-guesses"])
    #expect(try await routes.verify(document.link)["state"] == "valid")
  }

  @Test func largeHeadersAreRefused() async throws {
    let service = try await RunningService(nil)
    let large = "X-Large: \(String(repeating: "a", count: 20_000))"
    #expect(try await service.ask("GET", "/", [large]).status == 400)
    #expect(try await service.ask("GET", "/").status == 200)
  }

  /// Whoever came over https must come so again; a client's own word for it is not taken.
  @Test func httpsIsRemembered() async throws {
    let name = "strict-transport-security"
    let said = ["X-Forwarded-For: 203.0.113.1", "X-Forwarded-Proto: https"]
    let alone = try await RunningService(nil)
    #expect(try await alone.ask("GET", "/", said).headers[name] == nil)
    let behind = try await RunningService(nil) { $0.trustedProxies = ["127.0.0.1"] }
    #expect(try await behind.ask("GET", "/", said).headers[name] != nil)
    #expect(try await behind.ask("GET", "/").headers[name] == nil)
  }
}
