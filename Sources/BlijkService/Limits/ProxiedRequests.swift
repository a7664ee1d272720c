import Hummingbird

/// Counts the requests that a trusted proxy hands on, each for whom it speaks: its connections have no
/// owner of their own.
struct ProxiedRequests: RouterMiddleware {
  let clients: ClientAddresses
  let places: Shares

  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    guard clients.isFromProxy(context) else { return try await next(request, context) }
    let client = clients.key(request, context)
    guard places.take(for: client) else { throw Refusal.busy }
    defer { places.giveBack(of: client) }
    return try await next(request, context)
  }
}
