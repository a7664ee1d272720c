import BlijkBasics
import BlijkTestSupport
import BlijkVerifying
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore

@testable import BlijkService

/// The routes of a service, asked in this process without a connection: everything that is answered, but
/// not who is connected and how bytes come in (`RunningService` has that).
///
/// It looks at no file by itself: `renew` is what a service that runs does twice a second.
struct Routes: Sendable {
  let service: VerifyService
  private let application: Application<RouterResponder<ServiceContext>>
  /// Its folder is there as long as this is.
  private let issuer: TestIssuer?

  /// Those of this organisation, without limits to how often one may ask.
  init(_ issuer: TestIssuer?, _ adjust: (inout ServiceOptions) -> Void = { _ in }) throws {
    self.issuer = issuer
    var options = ServiceOptions.unlimited(issuer)
    adjust(&options)
    service = try VerifyService(options)
    application = Application(router: service.router())
  }

  /// Sees what has changed on the disk.
  func renew() { service.source.renew() }

  func ask(
    _ method: HTTPRequest.Method, _ path: String, _ headers: [String: String] = [:],
    body: [UInt8]? = nil
  ) async throws -> Conversation.Answer {
    var fields: HTTPFields = [.acceptLanguage: "nl"]
    for (name, value) in headers {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    let buffer = body.map { ByteBuffer(bytes: $0) }
    return try await application.test(.router) { [fields] client in
      try await client.execute(uri: path, method: method, headers: fields, body: buffer) {
        Conversation.Answer($0)
      }
    }
  }

  func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Conversation.Answer {
    try await ask(.get, path, headers)
  }

  func post(_ body: [UInt8], type: String, accept: String = "*/*") async throws
    -> Conversation.Answer
  {
    try await ask(.post, "/api/verify", ["Content-Type": type, "Accept": accept], body: body)
  }

  /// Asks about a text as the page does.
  func verify(_ text: String, accept: String = "application/json") async throws
    -> Conversation.Answer
  {
    let json: JSON = ["input": .string(text)]
    return try await post(json.serialized(), type: "application/json", accept: accept)
  }
}

extension Conversation.Answer {
  init(_ response: TestResponse) {
    self.init(
      status: response.status.code,
      headers: Dictionary(
        response.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { $1 }),
      body: Array(response.body.readableBytesView))
  }
}

extension ServiceOptions {
  /// Those of an organisation's service that anybody may ask as often as they like.
  static func unlimited(_ issuer: TestIssuer?) -> ServiceOptions {
    var options = ServiceOptions(issuer: issuer?.folder.path, hostname: "127.0.0.1", port: 0)
    options.questionsPerMinute = nil
    options.guessesPerMinute = nil
    return options
  }
}
