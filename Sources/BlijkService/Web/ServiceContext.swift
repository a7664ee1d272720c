import Hummingbird
import NIOCore

/// What is known of a request beside itself; gone when it is answered.
struct ServiceContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// Who holds the other end of the connection: a client, or a proxy.
  let peer: SocketAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    peer = source.channel.remoteAddress
  }
}
