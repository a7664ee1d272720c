import BlijkCredential
import HTTPTypes
import Hummingbird

/// Mends a link whose `#` some program encoded, so that a browser asked for `/q%23…` instead of keeping to
/// itself what follows: the answer sends it to the page, with the code behind a `#` again.
///
/// This service writes no address down and no cache keeps the answer; only what is a code goes back into it.
/// The address that was asked for does not stay in the browser's history.
struct BrokenLinks: RouterMiddleware {
  func handle(
    _ request: Request, context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get || request.method == .head,
      let link = Self.mended(request.uri.path)
    else { return try await next(request, context) }
    var reply = Reply(status: .seeOther)
    reply.headers[.location] = link
    return reply.response
  }

  /// The address that was meant by a path; `nil` for any other path.
  static func mended(_ path: String) -> String? {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return nil }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    // An empty part: the path begins with a slash.
    guard (2...3).contains(parts.count), parts[0].isEmpty, let last = parts.last,
      let page = last.first?.lowercased(), last.dropFirst().hasPrefix("%")
    else { return nil }
    let base = parts.dropLast().joined(separator: "/")
    // Two slashes at the beginning would name another host.
    guard base.isEmpty || base.dropFirst().first.map({ $0.isLetter || $0.isNumber }) == true,
      base.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    switch (page, TextCodes(Array("/\(last)".utf8)).content) {
    case ("q", .token(let digits)): return "\(base)/q#\(String(decoding: digits, as: UTF8.self))"
    case ("c", .code(let id)): return "\(base)/c#\(id.checkCode)"
    default: return nil
    }
  }
}
