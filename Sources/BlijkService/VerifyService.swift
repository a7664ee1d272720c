import Blijk
public import BlijkBasics
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// The verify service: it answers whether documents are genuine, and remembers nothing.
///
/// It opens the issuer folder's register read-only and no private key at all.
public struct VerifyService: Sendable {
  private let options: ServiceOptions
  private let source: VerifierSource
  private let page: VerdictPage
  private let script: String
  private let style: String

  /// Reads what it needs; a folder that is no issuer's is refused.
  public init(_ options: ServiceOptions) throws(Problem) {
    self.options = options
    _ = try IssuerFolder(path: options.issuer)
    let shared = SharedFiles(issuer: options.issuer)
    source = VerifierSource(issuer: options.issuer)
    page = try VerdictPage(shared: shared)
    script = try Self.text(shared, "blijk.js")
    style = try Self.text(shared, "blijk.css")
  }

  /// What is wrong with the register and the list of trusted issuers, for whoever runs this.
  public var problems: [Problem] { source.verifier().problems }

  private static func text(_ shared: SharedFiles, _ name: String) throws(Problem) -> String {
    let path = try shared.file("Templates/service/\(name)")
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      throw Problem(.cannotRead, nl: "\(path) is niet te lezen.", en: "\(path) cannot be read.")
    }
    return text
  }

  /// Serves until the process is told to stop.
  ///
  /// - Parameter started: told the port once it listens.
  /// - Throws: When the address cannot be listened on.
  public func run(started: @escaping @Sendable (Int) -> Void) async throws {
    var logger = Logger(label: "blijk-service")
    // Requests are never logged: they are about people.
    logger.logLevel = .critical
    let application = Application(
      router: router(),
      // Whoever sends nothing for so long, or half a request, keeps no connection.
      server: .http1(configuration: .init(idleTimeout: .seconds(30))),
      configuration: .init(address: .hostname(options.hostname, port: options.port)),
      onServerRunning: { channel in started(channel.localAddress?.port ?? 0) },
      logger: logger)
    try await application.runService()
  }

  private func router() -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: SecurityHeaders())
    for path in ["/", "q", "c", ":name/q", ":name/c"] {
      router.get(RouterPath(path)) { request, _ in
        let language = Language(accepting: request.headers[.acceptLanguage])
        return Self.response(try page.render(nil, language), type: "text/html; charset=utf-8")
      }
    }
    router.get("blijk.js") { _, _ in
      Self.response(Array(script.utf8), type: "text/javascript; charset=utf-8")
    }
    router.get("blijk.css") { _, _ in
      Self.response(Array(style.utf8), type: "text/css; charset=utf-8")
    }
    router.get("health") { _, _ in
      let isWell = source.verifier().registerProblem == nil
      let json: JSON = ["status": isWell ? "ok" : "degraded"]
      return Self.response(json.serialized(), type: "application/json")
    }
    router.post("api/verify") { request, _ in try await answer(request) }
    return router
  }

  /// Every verdict is a good answer, so each comes with status 200.
  private func answer(_ request: Request) async throws -> Response {
    let question = try await VerifyRequest(request)
    let verdict = source.verifier().verify(question.input)
    guard question.wantsHTML else {
      return Self.response(
        verdict.json(question.language), type: "application/json; charset=utf-8")
    }
    return Self.response(
      try page.render(verdict, question.language), type: "text/html; charset=utf-8")
  }

  private static func response(_ bytes: [UInt8], type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
