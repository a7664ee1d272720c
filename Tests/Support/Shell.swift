import BlijkBasics
import Foundation

/// What a program left when it ended.
package struct Ending: Sendable {
  package let status: Int32
  package let output: String
  package let errors: String
}

/// Runs a program to its end. Its environment has nothing of ours but what is given.
package func run(
  _ program: String, _ arguments: [String], environment: [String: String] = [:],
  folder: String? = nil
) throws -> Ending {
  try RunningProgram(program, arguments, environment: environment, folder: folder).ending()
}

/// A program at work, which can be killed in the middle.
package struct RunningProgram: Sendable {
  private let process: Process
  private let out: TemporaryFolder

  package init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    folder: String? = nil
  ) throws {
    process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    var all = ProcessInfo.processInfo.environment
    for name in ["BLIJK_ISSUER", "BLIJK_PASSPHRASE", "BLIJK_SHARE", "BLIJK_REGISTER"] {
      all[name] = nil
    }
    out = try TemporaryFolder()
    // What one test saw published another need not remember.
    all["XDG_STATE_HOME"] = out("state")
    process.environment = all.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    for name in ["out", "err"] { _ = try out.file(name, "") }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: out("out")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: out("err")))
    process.standardInput = FileHandle.nullDevice
    try process.start()
  }

  package var identifier: Int32 { process.processIdentifier }
  package var isRunning: Bool { process.isRunning }

  /// Ends it at once, as kill -9 does.
  package func kill() {
    if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
  }

  /// Far longer than any takes, unless it is asked at full size, as the Makefile's own words do.
  private static let patience: Double =
    ProcessInfo.processInfo.environment["BLIJK_PROGRAMS"] == nil ? 900 : 36_000

  /// Waits until it ends; whoever was killed has that signal's number as its status. Who never ends is
  /// killed, so that the test that it hangs in is known.
  package func ending() throws -> Ending {
    let end = DispatchWorkItem { [process = process.processIdentifier] in
      _ = Foundation.kill(process, SIGKILL)
    }
    DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience, execute: end)
    process.waitUntilExit()
    end.cancel()
    return Ending(
      status: process.terminationStatus,
      output: try String(contentsOfFile: out("out"), encoding: .utf8),
      errors: try String(contentsOfFile: out("err"), encoding: .utf8))
  }
}

/// One of our own programs: from the folder that `BLIJK_PROGRAMS` names, where figures count, or else as
/// this build made it.
package func program(_ name: String) -> String {
  if let folder = ProcessInfo.processInfo.environment["BLIJK_PROGRAMS"] {
    return "\(folder)/\(name)"
  }
  let candidates = CommandLine.arguments + Bundle.allBundles.map(\.bundlePath)
  for candidate in candidates {
    let beside = URL(fileURLWithPath: candidate).deletingLastPathComponent().path + "/" + name
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
  }
  return "\(Project.root)/.build/debug/\(name)"
}
