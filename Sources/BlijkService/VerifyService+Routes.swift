import Blijk
import BlijkBasics
import HTTPTypes
import Hummingbird

/// What stands at each address.
extension VerifyService {
  func router() -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self, options: [.autoGenerateHeadEndpoints])
    let routes = routes
    router.add(
      middleware: SecurityHeaders(
        clients: ClientAddresses(trustedProxies: Set(options.trustedProxies))))
    router.add(
      middleware: ErrorReplies(
        presenter: presenter, source: source,
        routes: routes.reduce(into: RouteTable()) { $0.add($1.method, $1.path) }))
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
    // Organisations that share an address each have a word of their own in it.
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
      .get("/health") { _, _ in
        let isWell = source.verifier().registerProblem == nil
        return Reply(.json, (["status": isWell ? "ok" : "degraded"] as JSON).serialized())
      },
      Route(method: .post, path: "/api/verify") { request, _ in
        try answer(try await VerifyRequest(request, languages: presenter.languages))
      },
    ]
  }

  /// The page that reads the code behind `#`, or lets it be typed.
  @Sendable private func page(_ request: Request, _ context: ServiceContext) throws -> Reply {
    let asker = Asker(request, languages: presenter.languages, usual: .html)
    return try presenter.page(.nothing, asker.language, host: source.host())
  }

  /// What a machine asks about a document by its address. People's links have the code in the
  /// fragment.
  @Sendable private func code(_ request: Request, _ context: ServiceContext) throws -> Reply {
    let code = context.parameters.get("code") ?? ""
    return try answer(
      VerifyRequest(
        input: Array(code.utf8), asker: Asker(request, languages: presenter.languages)))
  }

  /// Every verdict is a good answer, so each comes with status 200.
  private func answer(_ question: VerifyRequest) throws -> Reply {
    let verdict = source.verifier().verify(question.input)
    return try presenter.reply(verdict, question, host: source.host())
  }
}
