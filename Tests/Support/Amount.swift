import Foundation

/// How much a test does: little by itself, and all of it when `make` says so.
package enum Amount {
  /// The number in an environment variable.
  package static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  /// What random choices start from; SEED=N of `make`.
  package static let seed = UInt64(clamping: number("BLIJK_SEED") ?? 1)
}
