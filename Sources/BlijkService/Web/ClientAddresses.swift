import HTTPTypes
import Hummingbird
import NIOCore

/// Who asks: the other end of the connection or, behind a proxy that is trusted, whom that names.
struct ClientAddresses: Sendable {
  /// The addresses of proxies whose word is taken.
  let trustedProxies: Set<String>

  /// Whether the client's own connection is encrypted.
  func isSecure(_ request: Request, _ context: ServiceContext) -> Bool {
    context.isEncrypted
  }
}
