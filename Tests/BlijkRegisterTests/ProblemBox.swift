import Synchronization

/// What went wrong on other threads.
final class ProblemBox: Sendable {
  private let found = Mutex<[String]>([])

  var all: [String] { found.withLock(\.self) }

  func add(_ text: String) { found.withLock { $0.append(text) } }
}
