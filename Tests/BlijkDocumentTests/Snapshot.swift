import BlijkTestSupport
import Foundation
import Testing

/// Text that is kept beside the tests, so that a change of it is seen in a review.
enum Snapshot {
  static let folder = "\(Project.root)/Tests/BlijkDocumentTests/Snapshots"

  /// Compares with the file of this name. Where there is none it is written, and the test fails: a new
  /// one counts only after somebody has looked at it. To record one again, remove the file.
  static func check(
    _ text: String, named name: String, in folder: String = folder,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let path = "\(folder)/\(name)"
    guard FileManager.default.fileExists(atPath: path) else {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      Issue.record("recorded \(path); look at it and run again", sourceLocation: location)
      return
    }
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    if let difference = firstDifference(kept, text) {
      Issue.record("\(name): \(difference)", sourceLocation: location)
    }
  }

  /// The first line that is another one; nil when the texts are the same.
  static func firstDifference(_ kept: String, _ now: String) -> String? {
    guard kept != now else { return nil }
    let lines = [kept, now].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    for number in 0..<max(lines[0].count, lines[1].count) {
      let (old, new) = (line(number, of: lines[0]), line(number, of: lines[1]))
      if old != new { return "line \(number + 1) was\n\(old)\nand is\n\(new)" }
    }
    return "another end of line"
  }

  private static func line(_ number: Int, of lines: [Substring]) -> String {
    guard lines.indices.contains(number) else { return "not there" }
    return lines[number].count > 300 ? "\(lines[number].prefix(300))…" : String(lines[number])
  }
}
