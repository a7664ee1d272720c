import BlijkBasics
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Hummingbird
import ServiceLifecycle
import Synchronization

@testable import BlijkService

/// The service in this process, listening on a free port until it is let go.
final class RunningService: Sendable {
  let service: VerifyService
  let port: Int
  private let running: Task<Void, any Error>
  /// Its folder is there as long as it is.
  private let issuer: TestIssuer?

  /// Starts one of this organisation, without limits to how often one may ask. What there is of connections,
  /// requests of a proxy and room may be less than usual.
  init(
    _ issuer: TestIssuer?, connections: Shares? = nil, requests: Shares? = nil,
    bodies: BodyReader? = nil, _ adjust: (inout ServiceOptions) -> Void = { _ in }
  ) async throws {
    self.issuer = issuer
    var options = ServiceOptions.unlimited(issuer)
    adjust(&options)
    var service = try VerifyService(options)
    if let connections { service.connections = connections }
    if let requests { service.requests = requests }
    if let bodies { service.bodies = bodies }
    self.service = service
    let (ports, started) = AsyncStream<Int>.makeStream()
    let application = service.application { port in started.yield(port) }
    // Not as a program does: the signals of this process are not the service's.
    running = Task {
      defer { started.finish() }
      try await application.run()
    }
    port = await ports.first { _ in true } ?? 0
  }

  deinit { running.cancel() }

  /// Sends these bytes over a connection of its own and gives all that comes back until it is closed.
  /// Some of the requests, counted from 0, may ask for a head only.
  func exchange(
    _ bytes: [UInt8], from source: String = "127.0.0.1", heads: Set<Int> = []
  ) async throws -> Conversation {
    let connection = try Connection(port: port, from: source)
    return try await onThread {
      try connection.send(bytes)
      return Conversation(try connection.rest(), heads: heads)
    }
  }

  func exchange(_ text: String, heads: Set<Int> = []) async throws -> Conversation {
    try await exchange(Array(text.utf8), heads: heads)
  }

  /// One request and its answer; the connection is closed behind it.
  func ask(
    _ method: String, _ path: String, _ headers: [String] = [], body: [UInt8]? = nil,
    from source: String = "127.0.0.1", host: String = "bewijs.example"
  ) async throws -> Conversation.Answer {
    let lines = ["\(method) \(path) HTTP/1.1", "Host: \(host)", "Connection: close"] + headers
    let length = body.map { ["Content-Length: \($0.count)"] } ?? []
    let head = (lines + length).joined(separator: "\r\n") + "\r\n\r\n"
    let heads: Set<Int> = method == "HEAD" ? [0] : []
    let all = try await exchange(Array(head.utf8) + (body ?? []), from: source, heads: heads)
    guard let answer = all.answers.first, all.answers.count == 1, all.rest.isEmpty else {
      throw NotOneAnswer(conversation: all)
    }
    return answer
  }

  /// Asks about a text as the page does.
  func verify(
    _ text: String, _ headers: [String] = [], from source: String = "127.0.0.1"
  ) async throws -> Conversation.Answer {
    let json: JSON = ["input": .string(text)]
    return try await ask(
      "POST", "/api/verify", ["Content-Type: application/json"] + headers, body: json.serialized(),
      from: source)
  }

  struct NotOneAnswer: Error {
    let conversation: Conversation
  }
}

/// Does what waits on a thread of its own: those that run tests are few, and the service needs them.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws
  -> Result
{
  try await withCheckedThrowingContinuation { done in
    Thread.detachNewThread { done.resume(with: Swift.Result(catching: body)) }
  }
}
