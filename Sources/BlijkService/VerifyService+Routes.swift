import BlijkBasics
import BlijkVerifying
import HTTPTypes
import Hummingbird

/// What stands at each address.
extension VerifyService {
  func router() -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self, options: [.autoGenerateHeadEndpoints])
    let routes = routes
    router.add(middleware: SecurityHeaders(clients: clients))
    router.add(middleware: BrokenLinks())
    router.add(
      middleware: ErrorReplies(
        presenter: presenter, source: source, metrics: metrics,
        routes: routes.reduce(into: RouteTable()) { $0.add($1.method, $1.path) }))
    router.add(middleware: ProxiedRequests(clients: clients, places: requests))
    for route in routes {
      router.on(RouterPath(route.path), method: route.method) { request, context in
        try await route.answer(request, context).response
      }
    }
    return router
  }

  /// One address and what it answers.
  private struct Route: Sendable {
    let method: HTTPRequest.Method
    let path: String
    let answer: @Sendable (Request, ServiceContext) async throws -> Reply

    static func get(
      _ path: String, _ answer: @escaping @Sendable (Request, ServiceContext) async throws -> Reply
    ) -> Route {
      Route(method: .get, path: path, answer: answer)
    }
  }

  private var routes: [Route] {
    // Organisations that share a host have a name of their own below it.
    ["", "/:name"].flatMap { base -> [Route] in
      [
        .get("\(base)/q", page), .get("\(base)/c", page),
        .get("\(base)/c/:code", code),
      ]
    } + [
      .get("/", page),
      .get("/blijk.js") { request, _ in
        Reply(type: "text/javascript; charset=utf-8", script).kept(seconds: 300, for: request)
      },
      .get("/blijk.css") { request, _ in
        Reply(type: "text/css; charset=utf-8", style).kept(seconds: 300, for: request)
      },
      .get("/health") { _, _ in Self.status(isWell: source.isWell()) },
      .get("/ready") { _, _ in
        let isWell = source.isWell()
        var reply = Self.status(isWell: isWell)
        if !isWell { reply.status = .serviceUnavailable }
        return reply
      },
      .get("/metrics", measurements),
      Route(method: .post, path: "/api/verify", answer: verify),
    ]
      + [
        "/.well-known/did.json", "/.well-known/jwks.json", "/:name/did.json",
        "/:name/.well-known/jwks.json", "/status/:list", "/:name/status/:list", "/issuers",
        "/register/:file", "/:name/register/:file", "/codes/:file", "/:name/codes/:file",
      ].flatMap { [.get($0, file), Route(method: .options, path: $0, answer: mayRead)] }
  }

  private static func status(isWell: Bool) -> Reply {
    Reply(.json, (["status": isWell ? "ok" : "degraded"] as JSON).serialized())
  }

  /// Totals, for this machine only: in a small organisation even those tell when somebody asked.
  @Sendable private func measurements(_ request: Request, _ context: ServiceContext) throws -> Reply
  {
    guard clients.isLocal(request, context) else { throw Refusal.notFound }
    return Reply(
      type: "text/plain; version=0.0.4; charset=utf-8", Array(metrics.text().utf8))
  }

  /// The keys, the lists of withdrawn documents and the trusted organisations, which may be read from
  /// any other page.
  @Sendable private func file(_ request: Request, _ context: ServiceContext) throws -> Reply {
    guard let file = source.file(request.uri.path, host: request.head.authority) else {
      throw Refusal.notFound
    }
    var reply = Reply(type: file.type(accepting: request.headers[.accept]), file.bytes)
      .kept(seconds: 60, for: request)
    reply.headers[.accessControlAllowOrigin] = "*"
    if file.isKindOfJSON { reply.headers[.vary] = "Accept" }
    return reply
  }

  /// What a browser wants to know before a page from elsewhere may read such a file with headers of its
  /// own (Fetch, CORS preflight). Older browsers do not know the asterisk among the headers.
  @Sendable private func mayRead(_ request: Request, _ context: ServiceContext) -> Reply {
    var reply = Reply(status: .noContent)
    reply.headers[.accessControlAllowOrigin] = "*"
    reply.headers[.accessControlAllowMethods] = "GET, HEAD, OPTIONS"
    reply.headers[.accessControlAllowHeaders] =
      "*, Accept, Accept-Language, Cache-Control, Content-Type, If-None-Match, Pragma"
    reply.headers[.accessControlMaxAge] = "86400"
    reply.headers[.allow] = "GET, HEAD, OPTIONS"
    return reply
  }

  /// The page that reads the code behind `#`, or lets it be typed.
  @Sendable private func page(_ request: Request, _ context: ServiceContext) throws -> Reply {
    let asker = Asker(request, languages: presenter.languages, usual: .html)
    return try presenter.page(.nothing, asker.language, host: source.host())
  }

  /// What a machine asks about a document by its address. People's links have the code in the
  /// fragment.
  @Sendable private func code(_ request: Request, _ context: ServiceContext) async throws -> Reply {
    let client = clients.key(request, context)
    try limiter.ask(client: client)
    // As it stands in the address: percent-encoding is undone with all else that a code may have around it.
    let code = context.parameters.get("code") ?? ""
    let question = VerifyRequest(
      input: Array(code.utf8), asker: Asker(request, languages: presenter.languages))
    return try await answer(from: client, isShort: question.isShort) { question }
  }

  @Sendable private func verify(_ request: Request, _ context: ServiceContext) async throws
    -> Reply
  {
    let client = clients.key(request, context)
    try limiter.ask(client: client)
    return try await bodies.withBody(of: request, from: client) { body in
      let languages = presenter.languages
      guard body.count <= 2 * VerifyRequest.longestShort else {
        return try await answer(from: client, isShort: false) {
          try VerifyRequest(body, of: request, languages: languages)
        }
      }
      let question = try VerifyRequest(body, of: request, languages: languages)
      return try await answer(from: client, isShort: question.isShort) { question }
    }
  }

  /// Answers on a thread where no other client has to wait for it.
  ///
  /// A code or a scan is answered on the thread that read it: it costs less than waking another (see
  /// `Workshop`), and no such text costs much. A file may take a tenth of a second, and a database
  /// elsewhere may hang.
  private func answer(
    from client: [UInt8], isShort: Bool, _ question: @escaping @Sendable () throws -> VerifyRequest
  ) async throws -> Reply {
    guard isShort else { return try await files.run(for: client) { try answer(question()) } }
    guard source.isElsewhere() else { return try answer(question()) }
    return try await lookups.run(for: client) { try answer(question()) }
  }

  /// Every verdict is a good answer, so each comes with status 200.
  private func answer(_ question: VerifyRequest) throws -> Reply {
    let start = ContinuousClock.now
    let verdict = source.verifier().verify(
      question.input, withDetails: question.asker.format != .json)
    if verdict.input == .code, verdict.wording != .mistyped {
      try limiter.answer(isGuess: verdict.state == .notFound)
    }
    metrics.count(verdict.state, took: start.duration(to: .now))
    return try presenter.reply(verdict, question, host: source.host())
  }
}
