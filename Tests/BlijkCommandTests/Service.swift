import BlijkTestSupport
import Foundation
import FoundationNetworking
import Synchronization

/// The verify service, of an organisation or of nobody's folder, running on a free port until it is let
/// go.
final class Service: Sendable {
  private let process: Process
  private let folder: TemporaryFolder
  let port: Int
  private let scheme: String

  /// Starts it, as another user where one is named, and waits until it listens.
  init(
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
    try process.run()
    Self.endWithUs(process.processIdentifier)
    var found: (scheme: String, port: Int)?
    while found == nil {
      let said = try String(contentsOfFile: log, encoding: .utf8)
      if let match = said.firstMatch(of: /(https?):\/\/127\.0\.0\.1:(\d+)\//) {
        found = (String(match.output.1), Int(match.output.2) ?? 0)
      } else if !process.isRunning {
        throw NotStarted(said: said)
      } else {
        usleep(10_000)
      }
    }
    self.process = process
    port = found?.port ?? 0
    scheme = found?.scheme ?? "http"
  }

  /// Everything it said so far, on standard output and error.
  var said: String { (try? String(contentsOfFile: folder("log"), encoding: .utf8)) ?? "" }

  var processIdentifier: pid_t { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

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

  struct NotStarted: Error {
    let said: String
  }

  /// An answer over HTTP.
  struct Answer: Sendable {
    let status: Int
    let body: String
    let headers: [String: String]

    /// A member of a JSON answer, as text.
    subscript(name: String) -> String? {
      let object = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any]
      return object?[name] as? String
    }
  }

  func get(_ path: String, _ headers: [String: String] = [:], method: String = "GET") async throws
    -> Answer
  {
    var request = request(path)
    request.httpMethod = method
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    return try await send(request)
  }

  /// Asks about a text as the page does.
  func verify(
    _ input: String, accept: String = "application/json", _ headers: [String: String] = [:]
  ) async throws -> Answer {
    let body = try JSONSerialization.data(withJSONObject: ["input": input])
    return try await post(body, type: "application/json", accept: accept, headers)
  }

  func post(
    _ body: Data, type: String, accept: String = "*/*", _ headers: [String: String] = [:]
  ) async throws -> Answer {
    var request = request("/api/verify")
    request.httpMethod = "POST"
    request.httpBody = body
    request.setValue(type, forHTTPHeaderField: "Content-Type")
    request.setValue(accept, forHTTPHeaderField: "Accept")
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    return try await send(request)
  }

  private func request(_ path: String) -> URLRequest {
    let url = URL(string: "\(scheme)://127.0.0.1:\(port)\(path)")
    var request = URLRequest(
      url: url ?? URL(fileURLWithPath: "/"), cachePolicy: .reloadIgnoringLocalCacheData)
    request.setValue("nl", forHTTPHeaderField: "Accept-Language")
    return request
  }

  private func send(_ request: URLRequest) async throws -> Answer {
    let (data, response) = try await URLSession.shared.data(for: request)
    let http = response as? HTTPURLResponse
    var headers: [String: String] = [:]
    for (name, value) in http?.allHeaderFields ?? [:] { headers["\(name)"] = "\(value)" }
    return Answer(
      status: http?.statusCode ?? 0, body: String(decoding: data, as: UTF8.self), headers: headers)
  }
}
