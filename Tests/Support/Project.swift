import Foundation

/// The source tree, and what lies beside it.
package enum Project {
  /// The root of the source tree.
  package static let root: String = {
    URL(fileURLWithPath: #filePath).pathComponents.dropLast(3).dropFirst().reduce("") {
      $0 + "/" + $1
    }
  }()

  /// Published test material, when it is there; tests that need it say so where it is not, and fail
  /// in CI.
  package static let conformance = beside("shared/conformance")
  /// Worked examples and vectors of the formats, under the same condition.
  package static let engineering = beside("shared/engineering")

  package static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

  private static func beside(_ path: String) -> String? {
    let full = "\(root)/../\(path)"
    return FileManager.default.fileExists(atPath: full) ? full : nil
  }

  /// The Python of the tests' own environment.
  package static let python = "\(root)/.venv/bin/python"
}
