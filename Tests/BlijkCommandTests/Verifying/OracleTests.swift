import BlijkTestSupport
import Foundation
import Testing

/// However signed JSON is written, every answer shows what was signed, or nothing.
@Suite struct OracleTests {
  /// The optimised program that `make test` names; this build's own takes longer than all other tests.
  private static let optimised = ProcessInfo.processInfo.environment["BLIJK_ORACLE"]

  @Test(.enabled(if: optimised != nil, "make test names the program"), .timeLimit(.minutes(20)))
  func noShapeSaysAnythingElse() throws {
    let ours = URL(fileURLWithPath: program("blijk")).deletingLastPathComponent().path
    let ending = try run(
      try #require(Self.optimised), ["share"], environment: ["BLIJK_PROGRAMS": ours])
    print(ending.output)
    #expect(ending.status == 0, "\(ending.errors)")
    let summary = try #require(ending.output.split(separator: "\n").last)
    let counts = summary.split(separator: " ").compactMap { Int($0) }
    // Documents, variants, answers, good ones, of the service, of the program.
    #expect(counts.count == 7, "\(summary)")
    for (count, least) in zip(counts, [50, 50_000, 100_000, 5000, 3000, 500]) {
      #expect(count >= least, "\(summary)")
    }
  }

  @Test func wrongUsageIsRefused() throws {
    #expect(try run(program("blijk-oracle"), ["alles"]).status == 2)
  }
}
