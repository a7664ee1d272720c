import Foundation

extension Project {
  /// The text of a file of published material.
  package static func material(_ name: String, in folder: String?) throws -> [UInt8] {
    let path = "\(folder ?? "")/\(name)"
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  /// Whether tests on this material run: where it lies, and in CI, where its absence must fail.
  package static func expects(_ folder: String?) -> Bool { folder != nil || isCI }
}
