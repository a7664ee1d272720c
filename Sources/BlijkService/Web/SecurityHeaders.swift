import HTTPTypes
import Hummingbird

/// On every answer, also when it is an error: nothing is referred, framed, indexed or loaded from
/// elsewhere, and nothing is kept unless the answer says so.
struct SecurityHeaders: RouterMiddleware {
  /// Tells whether a request came over https.
  let clients: ClientAddresses

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers.append(contentsOf: Self.fields)
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    if clients.isSecure(request, context) {
      response.headers[.strictTransportSecurity] = "max-age=31536000"
    }
    return response
  }

  /// No answer sets one of these itself.
  private static let fields: [HTTPField] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        + "img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Robots-Tag", "noindex, nofollow"),
    (
      "Permissions-Policy",
      "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
  ].compactMap { name, value in
    HTTPField.Name(name).map { HTTPField(name: $0, value: value) }
  }
}
