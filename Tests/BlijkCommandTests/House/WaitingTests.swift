import BlijkTestSupport
import Foundation
import Testing

/// A test goes on when what it waits for is there: a fixed time is too short on one machine and lost on
/// another.
@Suite struct WaitingTests {
  /// The file that asks again and again, and the tests whose subject is a moment that nobody chose.
  private static let mayWait = [
    "Support/Eventually.swift", "BlijkCommandTests/Faults/Killing.swift",
    "BlijkCommandTests/Faults/KillTests.swift", "BlijkCommandTests/Faults/RestoringTests.swift",
    "BlijkCommandTests/Issuing/InitCommandTests.swift",
  ]

  @Test func noOtherTestSleeps() throws {
    let tests = "\(Project.root)/Tests"
    let sleeps = /\b(Thread\.sleep|Task\.sleep|usleep|nanosleep|sleep)\(/
    var found: [String] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: tests)
    where path.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(tests)/\(path)", encoding: .utf8)
      // Python in a text has `time.sleep`: a client that is slow, and a loop that asks again.
      if text.replacing("time.sleep(", with: "").contains(sleeps) { found.append(path) }
    }
    #expect(found.sorted() == Self.mayWait.sorted())
  }
}
