import BlijkBasics
package import Foundation
import Synchronization

/// The verify service, of an organisation or of nobody's folder, running on a free port until it is let
/// go.
package final class Service: Sendable {
  private let process: Process
  private let folder: TemporaryFolder
  package let port: Int
  package let scheme: String

  /// Starts it, as another user where one is named, and waits until it listens.
  package init(
    issuer: String?, options: [String] = [], environment: [String: String] = [:],
    user: Int? = nil
  ) throws {
    folder = try TemporaryFolder()
    let log = try folder.file("log", "")
    let command =
      [program("blijk-service"), "--port", "0"] + (issuer.map { ["--issuer", $0] } ?? []) + options
    let process = Process()
    // A process of Foundation cannot become another user.
    let change =
      user.map { ["/usr/bin/setpriv", "--reuid=\($0)", "--regid=\($0)", "--clear-groups"] } ?? []
    let all = change + command
    process.executableURL = URL(fileURLWithPath: all[0])
    process.arguments = Array(all.dropFirst())
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
    process.standardError = file
    process.standardOutput = file
    process.standardInput = FileHandle.nullDevice
    try process.start()
    Self.endWithUs(process.processIdentifier)
    self.process = process
    var found: (scheme: String, port: Int)?
    _ = try waitUntil(within: .seconds(300)) {
      found = Self.address(in: try String(contentsOfFile: log, encoding: .utf8))
      return found != nil || !process.isRunning
    }
    guard let found else {
      throw NotStarted(said: try String(contentsOfFile: log, encoding: .utf8))
    }
    (scheme, port) = found
  }

  /// Where it says that it listens.
  private static func address(in said: String) -> (scheme: String, port: Int)? {
    said.firstMatch(of: /(https?):\/\/127\.0\.0\.1:(\d+)\//)
      .map { (String($0.output.1), Int($0.output.2) ?? 0) }
  }

  /// Everything it said so far, on standard output and error.
  package var said: String { (try? String(contentsOfFile: folder("log"), encoding: .utf8)) ?? "" }

  package var processIdentifier: pid_t { process.processIdentifier }
  package var isRunning: Bool { process.isRunning }

  deinit {
    process.terminate()
    process.waitUntilExit()
    Self.running.withLock { _ = $0.remove(process.processIdentifier) }
  }

  /// One that several tests share is never let go; it must not outlive them.
  private static let running = Mutex<Set<pid_t>>([])

  private static func endWithUs(_ process: pid_t) {
    let isFirst = running.withLock { all in
      all.insert(process)
      return all.count == 1
    }
    if isFirst {
      atexit { Service.running.withLock { all in for process in all { kill(process, SIGTERM) } } }
    }
  }

  package struct NotStarted: Error {
    let said: String
  }
}
