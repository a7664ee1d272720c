import HTTPTypes
import Hummingbird

/// On every answer, also when it is an error: nothing is kept, referred, framed, indexed or loaded
/// from elsewhere.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await next(request, context)
    } catch let error as any HTTPResponseError {
      response = try error.response(from: request, context: context)
    } catch {
      response = Response(status: .internalServerError)
    }
    for (name, value) in Self.fields {
      if let field = HTTPField.Name(name) { response.headers[field] = value }
    }
    return response
  }

  private static var fields: [(String, String)] {
    [
      (
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
          + "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
      ),
      ("Referrer-Policy", "no-referrer"),
      ("X-Content-Type-Options", "nosniff"),
      ("X-Robots-Tag", "noindex, nofollow"),
      ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
      ("Cross-Origin-Opener-Policy", "same-origin"),
      ("Cache-Control", "no-store"),
    ]
  }
}
