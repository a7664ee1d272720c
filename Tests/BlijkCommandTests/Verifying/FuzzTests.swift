import BlijkTestSupport
import Foundation
import Testing

/// A hundred thousand inputs for every reader, always the same ones.
@Suite struct FuzzTests {
  /// The optimised program that `make test` names. Without it there is only a look at this build's own:
  /// that one takes minutes for so many.
  private let optimised = ProcessInfo.processInfo.environment["BLIJK_FUZZ"]

  private static let readers = 14

  @Test(.timeLimit(.minutes(15))) func everyReaderGivesAValueOrAProblem() throws {
    let amount = optimised == nil ? ["--seconds", "6"] : ["--inputs", "100000"]
    let ending = try run(optimised ?? program("blijk-fuzz"), amount + ["--seed", "20261120"])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.first == "seed 20261120")
    // Both ends of every reader are reached, or it is not the reader that is tried.
    for line in lines.dropFirst().prefix(Self.readers) {
      let counts = line.split(separator: " ").compactMap { Int($0) }
      #expect(counts.count == 4 && counts[1] > 0 && counts[2] > 0, "\(line)")
      #expect(optimised == nil || counts.first == 100_000, "\(line)")
    }
    #expect(lines.count == 2 + 2 * Self.readers)
    // Then what each took at the most, the worst first. The goal is 100 ms, which `make fuzz` shows; several
    // programs on one core take longer each, also by its own clock. What takes a second is a fault of ours.
    let costs = lines.dropFirst(2 + Self.readers).compactMap { line in
      line.firstMatch(of: /^[a-z-]+ (\d+\.\d+) ms, \d+ bytes, .+: --reader/).flatMap {
        Double($0.output.1)
      }
    }
    #expect(costs.count == Self.readers && costs == costs.sorted(by: >))
    #expect(optimised == nil || costs.allSatisfy { $0 < 1000 }, "\(lines.suffix(Self.readers))")
  }

  /// What it tells makes the very same input again.
  @Test func theDearestInputIsSeenAgain() throws {
    let fuzz = optimised ?? program("blijk-fuzz")
    func dearest(_ first: String) throws -> Substring? {
      try run(
        fuzz, ["--reader", "token", "--seed", "7", "--first", first, "--inputs", "1"]
      ).output.split(separator: "\n").first { $0.hasPrefix("dearest") }
    }
    let shape = try #require(try dearest("500"))
    #expect(shape.hasSuffix("number 500, nests in a code") && !shape.contains(" 0 bytes"))
    let again = try #require(try dearest("500"))
    #expect(again.split(separator: ", ").dropFirst() == shape.split(separator: ", ").dropFirst())
    #expect(try dearest("501")?.hasSuffix("number 501, spoiled") == true)
  }

  @Test func wrongUsageIsRefused() throws {
    #expect(try run(program("blijk-fuzz"), ["--reader", "onzin"]).status == 2)
    #expect(try run(program("blijk-fuzz"), ["--seconds", "-1"]).status == 2)
    #expect(try run(program("blijk-fuzz"), ["--snel", "1"]).status == 2)
  }
}
