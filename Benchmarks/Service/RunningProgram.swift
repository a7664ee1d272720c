import BlijkBasics
import Foundation

/// A program that listens on a port, until it is let go.
final class RunningProgram {
  let port: Int
  private let process = Process()

  init(_ program: String, _ arguments: [String]) throws {
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardError = pipe
    try process.run()
    var said = ""
    var found: Int?
    while found == nil {
      let more = pipe.fileHandleForReading.availableData
      guard !more.isEmpty else {
        throw Problem(
          .usage, nl: "\(program) begon niet: \(said)", en: "\(program) did not start: \(said)")
      }
      said += String(decoding: more, as: UTF8.self)
      found = said.firstMatch(of: /http:\/\/127\.0\.0\.1:(\d+)\//).flatMap { Int($0.output.1) }
    }
    port = found ?? 0
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }

  /// The memory that it has now, in MB.
  func memory() throws -> Double {
    let status = try String(
      contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
    return (status.firstMatch(of: /VmRSS:\s+(\d+) kB/).flatMap { Double($0.output.1) } ?? 0) / 1024
  }
}
