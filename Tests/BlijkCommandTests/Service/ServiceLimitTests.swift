import BlijkTestSupport
import Foundation
import Testing

/// How much the service takes, and of whom.
@Suite struct ServiceLimitTests {
  /// The program hands on what it was told.
  @Test func itsLimitsAreThoseOfTheProgram() async throws {
    let organisation = try Organisation()
    let service = try Service(
      issuer: organisation.path, options: ["--rate-limit", "20", "--guess-limit", "2"])
    var refused: Set<String> = []
    // On a busy machine both may give some back in between.
    for _ in 0..<100 where refused.count < 2 {
      if let error = try await service.verify("EY77-DD8T-KNMP-93HD")["error"] {
        refused.insert(error)
      }
    }
    #expect(refused == ["too-many-guesses", "too-many"])
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
}
