import HummingbirdCore
import Logging
import NIOCore

/// Turns a connection away where its client has as many as it may, without a word: an answer would cost
/// more than the connection.
struct CountedChannel<Base: ServerChildChannel>: ServerChildChannel {
  let base: Base
  let places: Shares
  let clients: ClientAddresses

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
    let client = clients.key(connecting: channel.remoteAddress)
    guard places.take(for: client) else {
      channel.close(promise: nil)
      return channel.eventLoop.makeFailedFuture(NoPlace())
    }
    channel.closeFuture.whenComplete { _ in places.giveBack(of: client) }
    // Nobody else closes one that cannot be set up.
    return base.setup(channel: channel, logger: logger).flatMapError { error in
      channel.close(promise: nil)
      return channel.eventLoop.makeFailedFuture(error)
    }
  }

  func handle(value: Base.Value, logger: Logger) async {
    await base.handle(value: value, logger: logger)
  }

  private struct NoPlace: Error {}
}
