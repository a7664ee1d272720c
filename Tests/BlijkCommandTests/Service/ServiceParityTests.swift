import BlijkBasics
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

/// The service and `blijk verify --json` give the same answer, word for word, whatever is asked and
/// whatever has become of the documents meanwhile. `make parity` does all of its 10,000 inputs.
///
/// Starting the program 10,000 times would take the longest, so every input goes over HTTP and through
/// `Verifier` in this process, as the program makes it, and one in 25 to the program itself as well.
@Suite struct ServiceParityTests {
  private static func number(_ name: String, else usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }

  @Test func theServiceAndTheProgramAgree() async throws {
    let count = Self.number("BLIJK_PARITY", else: 1_000)
    let toProgram = count < 10_000 ? 25 : 1
    let seed = Self.number("BLIJK_SEED", else: 1)
    var world = try ParityWorld(seed: UInt64(seed))
    let service = try Service(
      issuer: world.organisation.path,
      options: ["--published", world.site, "--rate-limit", "off", "--guess-limit", "off"])
    var states: [String: Int] = [:]
    var byProgram = 0
    // Each tenth of the inputs finds the documents in other states than the one before.
    for round in 0..<10 {
      if round > 0 { try world.step() }
      let verifier = try world.verifier()
      // What was published the service sees after a while.
      let guests = world.guestLinks.map { Self.answer(verifier.verify($0)) }
      let hasSeen = try await eventually {
        try await Self.ask(service, world.guestLinks) == guests
      }
      #expect(hasSeen, "seed \(seed), round \(round)")
      let inputs = (0..<count / 10).map { _ in world.input() }
      let answers = try await Self.ask(service, inputs)
      for (number, (input, answer)) in zip(inputs, answers).enumerated() {
        let verdict = verifier.verify(input)
        let must = Self.answer(verdict)
        #expect(
          answer == must, "seed \(seed), round \(round): \(Hex.encode(Array(input.prefix(2_000))))")
        states[verdict.state.rawValue, default: 0] += 1
        guard number % toProgram == 0 else { continue }
        let said = try world.program(input)
        #expect(said == must + "\n", "seed \(seed), round \(round), by the program")
        byProgram += 1
      }
    }
    print("parity (seed \(seed)): \(count) inputs, \(byProgram) by the program: \(states)")
    let missing = Verdict.State.allCases.filter { states[$0.rawValue] == nil }
    #expect(missing.isEmpty, "states that no input led to: \(missing)")
  }

  private static func answer(_ verdict: Verdict) -> String {
    String(decoding: verdict.json(.nl), as: UTF8.self)
  }

  /// What the service says of each, eight at a time.
  private static func ask(_ service: Service, _ inputs: [[UInt8]]) async throws -> [String] {
    try await withThrowingTaskGroup(of: [(Int, String)].self) { group in
      for start in 0..<8 {
        group.addTask {
          var found: [(Int, String)] = []
          for number in stride(from: start, to: inputs.count, by: 8) {
            let answer = try await service.post(
              Data(inputs[number]), type: "application/octet-stream", accept: "application/json")
            found.append((number, answer.body))
          }
          return found
        }
      }
      var all = [String](repeating: "", count: inputs.count)
      for try await part in group { for (number, answer) in part { all[number] = answer } }
      return all
    }
  }
}
