import Foundation

/// The source tree, and what lies beside it.
package enum Project {
  /// The root of the source tree.
  package static let root: String = {
    URL(fileURLWithPath: #filePath).pathComponents.dropLast(3).dropFirst().reduce("") {
      $0 + "/" + $1
    }
  }()

  /// What others published to test with, where it lies beside the source tree.
  package static let conformance: String? = {
    let path = "\(root)/../shared/conformance"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// Inputs after the bug reports of others, and what must come out, where they lie beside the source tree.
  package static let cases: String? = {
    let path = "\(root)/../shared/cases"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  /// What earlier versions made, worked examples and verdicts: our own, so that a clone has them.
  package static let vectors = "\(root)/Tests/Vectors"

  package static var isCI: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

  /// The Python of the tests' own environment.
  package static let python = "\(root)/.venv/bin/python"
}
