import BlijkTestSupport
import Foundation
import FoundationNetworking
import Testing

/// What the service is asked, and answers.
extension Service {
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

  func get(_ path: String, _ headers: [String: String] = [:], method: String = "GET")
    async throws
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

  /// Sees what this is answered become something else: the service looks at its files by itself.
  func soonSays(
    _ state: String, of input: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    var last: String?
    let hasCome = try await eventually {
      last = try await verify(input)["state"]
      return last == state
    }
    #expect(hasCome, "it still says \(last ?? "nothing")", sourceLocation: sourceLocation)
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
