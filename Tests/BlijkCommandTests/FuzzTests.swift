import BlijkTestSupport
import Foundation
import Testing

/// A hundred thousand inputs for every reader, always the same ones.
@Suite struct FuzzTests {
  /// The optimised program that `make test` names. Without it there is only a look at this build's own:
  /// that one takes minutes for so many.
  private let optimised = ProcessInfo.processInfo.environment["BLIJK_FUZZ"]

  @Test(.timeLimit(.minutes(15))) func everyReaderGivesAValueOrAProblem() throws {
    let amount = optimised == nil ? ["--seconds", "6"] : ["--inputs", "100000"]
    let ending = try run(optimised ?? program("blijk-fuzz"), amount + ["--seed", "20261120"])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.first == "seed 20261120")
    // Both ends of every reader are reached, or it is not the reader that is tried.
    for line in lines.dropFirst() {
      let counts = line.split(separator: " ").compactMap { Int($0) }
      #expect(counts.count == 4 && counts[1] > 0 && counts[2] > 0, "\(line)")
      #expect(optimised == nil || counts.first == 100_000, "\(line)")
    }
    #expect(lines.count == 11)
  }

  @Test func wrongUsageIsRefused() throws {
    #expect(try run(program("blijk-fuzz"), ["--reader", "onzin"]).status == 2)
    #expect(try run(program("blijk-fuzz"), ["--seconds", "-1"]).status == 2)
    #expect(try run(program("blijk-fuzz"), ["--snel", "1"]).status == 2)
  }
}
