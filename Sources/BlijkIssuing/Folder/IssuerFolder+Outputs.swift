import BlijkBasics
import BlijkVerifying
import Foundation

/// Where documents were put outside the organisation's folder, so that they can be found when somebody wants to
/// be forgotten. It has no names of people.
extension IssuerFolder {
  static let outputsFile = ".blijk-uitvoer"

  /// The folders outside this one that documents were put in and that are still there.
  func outputs() -> [String] {
    let bytes = (try? BoundedFile.read("\(path)/\(Self.outputsFile)", atMost: 1 << 24)) ?? []
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    return lines.compactMap { (try? JSON(reading: Array($0)))?.string }.filter {
      FileManager.default.fileExists(atPath: $0)
    }
  }

  /// Notes one. A folder that cannot be noted is no reason to fail: all is issued by now.
  func note(output: String) {
    let known = outputs()
    let own = URL(fileURLWithPath: path).standardizedFileURL.path
    guard !output.hasPrefix(own + "/"), !known.contains(output) else { return }
    let lines = (known + [output]).map { JSON.string($0).text + "\n" }.joined()
    try? WholeFile.write(Array(lines.utf8), to: "\(path)/\(Self.outputsFile)", replaces: true)
  }
}
