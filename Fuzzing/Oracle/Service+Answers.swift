import BlijkTestSupport
import Foundation

extension Service {
  /// What it says of each of these files, as JSON, in order. One curl asks them all.
  func answers(_ files: [[UInt8]]) throws -> [String] {
    let folder = try TemporaryFolder()
    var asking: [String] = []
    for (number, bytes) in files.enumerated() {
      try Data(bytes).write(to: URL(fileURLWithPath: folder("\(number)")))
      asking.append(
        """
        url = "\(scheme)://127.0.0.1:\(port)/api/verify"
        data-binary = "@\(folder("\(number)"))"
        output = "\(folder("\(number).json"))"
        header = "Content-Type: application/octet-stream"
        header = "Accept: application/json"
        header = "Accept-Language: nl"

        """)
    }
    guard !asking.isEmpty else { return [] }
    let file = try folder.file("asking", asking.joined(separator: "next\n"))
    let ending = try run(
      "/usr/bin/curl", ["--silent", "--show-error", "--config", file])
    guard ending.status == 0 else { throw Unanswered(why: ending.errors) }
    return try files.indices.map {
      try String(contentsOfFile: folder("\($0).json"), encoding: .utf8)
    }
  }

  private struct Unanswered: Error {
    let why: String
  }
}
