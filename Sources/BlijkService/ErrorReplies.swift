import HTTPTypes
import Hummingbird
import NIOHTTP1

/// Turns every error into an answer in the catalogue's words, which tells nothing of how the service
/// is made, and nothing about a document.
struct ErrorReplies: RouterMiddleware {
  let presenter: Presenter
  let source: VerifierSource
  let metrics: Metrics
  let routes: RouteTable

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPParserError {
      // What was sent is no HTTP any more; the connection is closed.
      throw error
    } catch {
      let asker = Asker(request, languages: presenter.languages)
      let refusal = refusal(for: error, request)
      metrics.count(refusal)
      let response = try presenter.reply(refusal, asker, host: source.host()).response
      // A client that asked for the head alone would read a body as the beginning of the next answer.
      return request.method == .head ? response.createHeadResponse() : response
    }
  }

  private func refusal(for error: any Error, _ request: Request) -> Refusal {
    if let refusal = error as? Refusal { return refusal }
    guard let status = (error as? any HTTPResponseError)?.status else { return .failed }
    switch status {
    case .notFound:
      let methods = routes.methods(of: request.uri.path)
      return methods.isEmpty ? .notFound : .notAllowed(but: methods)
    case .contentTooLarge: return .tooLarge
    default: return status.kind == .serverError ? .failed : .badRequest
    }
  }
}
