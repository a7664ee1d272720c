import Blijk
import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// The shape of signed JSON is not signed: whatever somebody does to it with a text editor, the answer
/// shows what was signed, or nothing.
@Suite struct OracleTests {
  /// It takes longer than all other tests together, so `make oracle` asks it; `make test` has the reader
  /// `reshape` of the fuzzer, with 100,000 reshapings that are judged in the same way.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["BLIJK_ORACLE"] != nil, "make oracle runs it"),
    .timeLimit(.minutes(60)))
  func noShapeSaysAnythingElse() async throws {
    let world = try OracleWorld()
    let oracle = try Oracle()
    for document in try world.all() { try await oracle.ask(document) }
    print(oracle.summary)
    for wrong in oracle.wrong.prefix(100) { Issue.record("\(wrong)") }
  }
}
