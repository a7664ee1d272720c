import BlijkRegister
import BlijkTestSupport
import Testing

/// Random operations on a register and on a simple model of it: the same answers, on each engine.
/// `make faults` does 100,000 on each, and this a tenth.
@Suite struct ModelTests {
  /// A register starts again after so many, so that it stays small and a difference is soon found.
  private static let length = 250

  @Test(.timeLimit(.minutes(60)), arguments: Engine.here)
  func answersAsTheModelDoes(on engine: Engine) throws {
    let amount = Amount.number("BLIJK_OPERATIONS") ?? 10_000
    for round in 0..<(amount + Self.length - 1) / Self.length {
      let seed = Amount.seed &* 1_000_003 &+ UInt64(round)
      guard let first = try difference(on: engine, seed: seed, thorough: false) else { continue }
      // Once more, and everything is looked at after each operation: it may have gone wrong earlier.
      let found = try difference(on: engine, seed: seed, thorough: true) ?? first
      Issue.record("seed \(Amount.seed), round \(round), after \(found)")
      return
    }
    print("model on \(engine), seed \(Amount.seed): \(amount) operations, the same answers")
  }

  /// The operations up to the first difference, and the difference; `nil` when there is none.
  private func difference(on engine: Engine, seed: UInt64, thorough: Bool) throws -> String? {
    var maker = OperationMaker(seed: seed)
    var model = RegisterModel()
    var register = try RealRegister(engine)
    var done: [Operation] = []
    for number in 1...Self.length {
      let next = try maker.next(for: model)
      let isLast = number == Self.length
      done.append(next)
      for asked in [next] + (thorough || isLast ? everything(in: model) : []) {
        let (expected, found) = (model.answer(asked), try register.answer(asked))
        guard expected != found else { continue }
        return """
          \(done.count) operations:
          \(done.map(\.description).joined(separator: "\n"))
          asked: \(asked)
          the model: \(expected)
          the register: \(found)
          """
      }
    }
    return nil
  }

  /// All that can be asked.
  private func everything(in model: RegisterModel) -> [Operation] {
    [.list(nil), .published, .statusList, .keys, .check, .report(year: 2025), .report(year: 2026)]
      + model.now.documents.map { .find($0.entry.id) }
  }
}
