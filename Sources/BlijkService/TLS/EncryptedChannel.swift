import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// HTTP over TLS, each connection with the certificate of its moment.
struct EncryptedChannel: ServerChildChannel {
  let base: StrictChannel
  let source: TLSSource

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(
        NIOSSLServerHandler(context: source.context()))
    }.flatMap {
      base.setup(channel: channel, logger: logger)
    }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async {
    await base.handle(value: value, logger: logger)
  }
}
