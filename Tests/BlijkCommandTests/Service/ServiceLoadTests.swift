import BlijkTestSupport
import Foundation
import Testing

/// The service under load: a tenth of what `make hostile` does, and a moment of `make soak`.
@Suite(.serialized) struct ServiceLoadTests {
  /// Whatever comes, no answer is an error of its own, and who asks honestly is answered.
  @Test func unkindRequestsHurtNobody() throws {
    let organisation = try Organisation()
    let service = try Service(
      issuer: organisation.path, options: ["--rate-limit", "off", "--guess-limit", "off"])
    let ending = try run(
      Project.python,
      [
        "-B", "\(Project.root)/Tests/Python/hostile_service.py", String(service.port),
        String(Amount.number("BLIJK_HOSTILE") ?? 10_000),
        String(Amount.seed), "500",
        // A file of 1 MB takes the debug build of `make test` long, however few there are.
        String(Amount.number("BLIJK_HOSTILE") == nil ? 30_000 : 1 << 20),
      ])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(service.isRunning)
    #expect(service.said.split(separator: "\n").count == 1, "\(service.said)")
    print(ending.output)
  }

  /// A mix of all states, over and over: never an answer that is wrong.
  @Test func everyAnswerStaysRight() async throws {
    let states = try ServiceStates()
    let end =
      ContinuousClock.now + .seconds(Amount.number("BLIJK_SOAK_MINUTES").map { $0 * 60 } ?? 3)
    let counts = try await withThrowingTaskGroup(of: (right: Int, wrong: [String]).self) { group in
      for start in 0..<8 {
        group.addTask {
          var found = (right: 0, wrong: [String]())
          var number = start
          // Each asks at least once: on a busy machine it may begin when the time is over.
          repeat {
            let (asked, state) = try await states.ask(number)
            if state == asked { found.right += 1 } else { found.wrong.append("\(asked): \(state)") }
            number += 7
          } while ContinuousClock.now < end
          return found
        }
      }
      return try await group.reduce(into: (right: 0, wrong: [String]())) {
        $0 = ($0.right + $1.right, $0.wrong + $1.wrong)
      }
    }
    #expect(counts.wrong.isEmpty, "\(counts.wrong.prefix(5))")
    #expect(counts.right > 0)
    print("soak: \(counts.right) answers right, \(counts.wrong.count) wrong")
  }
}
