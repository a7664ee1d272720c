import Blijk
import BlijkBasics
import BlijkTestSupport
import Foundation
import Testing

/// The shape of signed JSON is not signed: whatever somebody does to it with a text editor, the answer
/// shows what was signed, or nothing.
@Suite struct OracleTests {
  @Test(.timeLimit(.minutes(60))) func noShapeSaysAnythingElse() async throws {
    let world = try OracleWorld()
    let oracle = try Oracle()
    for document in try world.all() { try await oracle.ask(document) }
    print(oracle.summary)
    for wrong in oracle.wrong.prefix(100) { Issue.record("\(wrong)") }
  }
}
