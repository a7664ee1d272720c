import BlijkTestSupport
import Testing

/// A tenth of what `make fuzz` does, always with the same inputs.
@Suite struct FuzzTests {
  @Test(.timeLimit(.minutes(5))) func everyReaderGivesAValueOrAProblem() throws {
    let ending = try run(program("blijk-fuzz"), ["--seconds", "6", "--seed", "20261120"])
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    let lines = ending.output.split(separator: "\n")
    #expect(lines.first == "seed 20261120")
    // Both ends of every reader are reached, or it is not the reader that is tried.
    for line in lines.dropFirst() {
      let counts = line.split(separator: " ").compactMap { Int($0) }
      #expect(counts.count == 4 && counts[1] > 0 && counts[2] > 0, "\(line)")
    }
    #expect(lines.count == 10)
  }

  @Test func wrongUsageIsRefused() throws {
    #expect(try run(program("blijk-fuzz"), ["--reader", "onzin"]).status == 2)
    #expect(try run(program("blijk-fuzz"), ["--seconds", "-1"]).status == 2)
    #expect(try run(program("blijk-fuzz"), ["--snel", "1"]).status == 2)
  }
}
