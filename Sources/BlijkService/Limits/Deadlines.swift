import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection that takes too long over the head of a request, over the rest of it, or over
/// taking its answer, however busy it looks meanwhile.
final class Deadlines: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// For the whole head of a request, counted from the connection or the answer before it.
  static let head = TimeAmount.seconds(10)
  /// For the rest of the request, and for its answer.
  static let request = TimeAmount.seconds(30)

  private var deadline = NIODeadline.now() + Deadlines.head
  private var timer: Scheduled<Void>?
  /// Requests that have no whole answer yet.
  private var open = 0

  func handlerAdded(context: ChannelHandlerContext) { wait(context) }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head = unwrapInboundIn(data) {
      open += 1
      deadline = .now() + Self.request
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) {
      open -= 1
      // A request that was sent ahead has its own time.
      deadline = .now() + (open > 0 ? Self.request : Self.head)
    }
    context.write(data, promise: promise)
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  /// One timer for each connection, which looks at the deadline again: requests cost nothing.
  private func wait(_ context: ChannelHandlerContext) {
    timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) {
      if NIODeadline.now() >= self.deadline {
        context.close(promise: nil)
      } else {
        self.wait(context)
      }
    }
  }
}

@available(*, unavailable)
extension Deadlines: Sendable {}
