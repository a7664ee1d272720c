import Foundation

/// Asks again and again until something is so, and gives up after a time: a test goes on at that moment, and
/// no machine is too slow for it. No test sleeps otherwise. Tells whether it was so.
package func eventually(
  within patience: Duration = .seconds(60), every pause: Duration = .milliseconds(10),
  isolation: isolated (any Actor)? = #isolation, _ isSo: () async throws -> Bool
) async rethrows -> Bool {
  let end = ContinuousClock.now + patience
  while try await !isSo() {
    guard ContinuousClock.now < end, !Task.isCancelled else { return false }
    try? await Task.sleep(for: pause)
  }
  return true
}

/// The same on a thread that may be held up.
package func waitUntil(
  within patience: Duration = .seconds(60), every pause: Duration = .milliseconds(10),
  _ isSo: () throws -> Bool
) rethrows -> Bool {
  let end = ContinuousClock.now + patience
  while try !isSo() {
    guard ContinuousClock.now < end else { return false }
    Thread.sleep(forTimeInterval: pause / .seconds(1))
  }
  return true
}
