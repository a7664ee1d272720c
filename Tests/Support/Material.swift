import Foundation

extension Project {
  /// The bytes of a file that others published.
  package static func published(_ name: String) throws -> [UInt8] {
    try contents(of: "\(conformance ?? "")/\(name)")
  }

  /// The bytes of one of our own worked examples.
  package static func example(_ name: String) throws -> [UInt8] {
    try contents(of: "\(vectors)/example/\(name)")
  }

  private static func contents(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Whether tests with what others published run: where it lies, and in CI, where its absence must fail.
  package static var expectsPublished: Bool { conformance != nil || isCI }

  /// What is told of such a test where it does not run.
  package static let lacksPublished =
    "not run: what others published to test with is not in ../shared/conformance"

  /// Whether tests with inputs after the bug reports of others run, as for what others published.
  package static var expectsCases: Bool { cases != nil || isCI }

  /// What is told of such a test where it does not run.
  package static let lacksCases = "not run: the inputs are not in ../shared/cases"
}
