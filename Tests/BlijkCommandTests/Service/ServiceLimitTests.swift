import BlijkTestSupport
import Foundation
import Testing

/// How much the service takes, and of whom.
@Suite struct ServiceLimitTests {
  @Test func oneClientMayAskSoMuch() async throws {
    let organisation = try Organisation()
    let service = try Service(
      issuer: organisation.path, options: ["--rate-limit", "2", "--trusted-proxy", "127.0.0.1"])
    let here = ["X-Forwarded-For": "203.0.113.1"]
    #expect(try await service.verify("hallo", here).status == 200)
    var third = try await service.get("/c/hallo", here)
    #expect(third.status == 200)
    // On a busy machine a third of a minute may pass in between.
    for _ in 0..<20 where third.status == 200 { third = try await service.verify("hallo", here) }
    #expect(third.status == 429)
    #expect(third["error"] == "too-many" && third.body.contains("niets over het document"))
    #expect(Int(third.headers["Retry-After"] ?? "") ?? 0 > 0)
    let page = try await service.verify("hallo", accept: "text/html", here)
    #expect(page.status == 429 && page.body.contains("<h1>"))
    // The pages themselves, and everybody else, go on.
    #expect(try await service.get("/q", here).status == 200)
    #expect(try await service.verify("hallo", ["X-Forwarded-For": "203.0.113.2"]).status == 200)
  }

  @Test func guessingCodesStopsForAWhile() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nJan Jansen\n")
    let link = try documents.link(in: try documents.files(".svg")[0])
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    let service = try Service(
      issuer: organisation.path, options: ["--rate-limit", "off", "--guess-limit", "3"])
    #expect(try await service.verify(code)["state"] == "valid")
    let unknown = "EY77-DD8T-KNMP-93HD"
    for _ in 0..<3 {
      #expect(try await service.verify(unknown)["state"] == "notFound")
    }
    // A code that leads somewhere is refused as well, or the refusal would tell. On a busy machine
    // a third of a minute may pass in between, and give back one guess.
    var refused: [String?] = []
    for _ in 0..<20 where refused != ["too-many-guesses", "too-many-guesses"] {
      refused = []
      for asked in [unknown, code] { refused.append(try await service.verify(asked)["error"]) }
    }
    #expect(refused == ["too-many-guesses", "too-many-guesses"])
    #expect(try await service.verify(link)["state"] == "valid")
  }

  /// Nobody learns whether a document once was: unknown, hidden and erased get the same words, after
  /// about the same time, which is told and not judged (BLIJK_TIMES for more than a few hundred).
  @Test func unknownHiddenAndErasedAreOneAnswer() async throws {
    let organisation = try Organisation()
    _ = try organisation.issue("ehbo", roster: "naam\nJan Jansen\nFatma Demir\n")
    let codes = try organisation.blijk(["list"]).output.split(separator: "\n").map {
      String($0.prefix(19))
    }
    #expect(codes.count == 2)
    #expect(try organisation.blijk(["hide", codes[0]]).status == 0)
    #expect(try organisation.blijk(["erase", codes[1]]).status == 0)
    let service = try Service(
      issuer: organisation.path, options: ["--rate-limit", "off", "--guess-limit", "off"])
    let unknown = "EY77-DD8T-KNMP-93HD"
    for accept in ["application/json", "text/html", "text/plain"] {
      let never = try await service.verify(unknown, accept: accept)
      for code in codes {
        let answer = try await service.verify(code, accept: accept)
        #expect(answer.body.replacing(code, with: "") == never.body.replacing(unknown, with: ""))
        #expect(answer.status == never.status)
      }
    }
    let ending = try run(
      Project.python,
      [
        "-B", "\(Project.root)/Tests/Python/time_codes.py", String(service.port),
        ProcessInfo.processInfo.environment["BLIJK_TIMES"] ?? "300",
        "unknown=\(unknown)", "hidden=\(codes[0])", "erased=\(codes[1])",
      ])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    print(ending.output)
  }

  @Test func largeHeadersAreRefused() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    let large = ["X-Large": String(repeating: "a", count: 20_000)]
    #expect(try await service.get("/", large).status == 400)
    #expect(try await service.get("/").status == 200)
  }

  /// Whoever came over https must come so again; a client's own word for it is not taken.
  @Test func httpsIsRemembered() async throws {
    let organisation = try Organisation()
    let said = ["X-Forwarded-For": "203.0.113.1", "X-Forwarded-Proto": "https"]
    let alone = try Service(issuer: organisation.path)
    #expect(try await alone.get("/", said).headers["Strict-Transport-Security"] == nil)
    let behind = try Service(
      issuer: organisation.path, options: ["--trusted-proxy", "127.0.0.1"])
    #expect(try await behind.get("/", said).headers["Strict-Transport-Security"] != nil)
    #expect(try await behind.get("/").headers["Strict-Transport-Security"] == nil)
  }
}
