import NIOCore
import NIOHTTP1

/// Refuses a request that two programs on its way could read in two ways, and says "go on" to whoever
/// waits for that.
final class StrictRequests: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// The most requests that one connection may have sent ahead.
  static let mostOpen = 32

  private var isRefused = false
  /// Requests that have no whole answer yet.
  private var open = 0
  /// What came of a body in one reading: a million pieces of a byte are handed on as a few.
  private var body: ByteBuffer?

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isRefused else { return }
    switch unwrapInboundIn(data) {
    case .head(var head):
      // What is sent far ahead of its answers only fills memory.
      let fault = open < Self.mostOpen ? RequestForm.fault(of: head) : .invalidInternalState
      if let fault {
        isRefused = true
        // The handler that reads the requests answers 400 when it is this one's turn, and closes.
        return context.fireErrorCaught(fault)
      }
      if open == 0, RequestForm.waitsToGoOn(head) { goOn(context, head.version) }
      open += 1
      guard !head.isKeepAlive || head.headers.contains(name: "Upgrade") else {
        return context.fireChannelRead(data)
      }
      // The handlers behind this know no other spelling. What follows an upgrade is not read as HTTP.
      head.headers.replaceOrAdd(name: "Connection", value: "close")
      context.fireChannelRead(wrapInboundOut(.head(head)))
    case .body(var piece):
      if body == nil { body = piece } else { body?.writeBuffer(&piece) }
    case .end:
      handOn(context)
      context.fireChannelRead(data)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    handOn(context)
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if case .end = unwrapOutboundIn(data) { open -= 1 }
    context.write(data, promise: promise)
  }

  private func handOn(_ context: ChannelHandlerContext) {
    guard let body else { return }
    self.body = nil
    context.fireChannelRead(wrapInboundOut(.body(body)))
  }

  private func goOn(_ context: ChannelHandlerContext, _ version: HTTPVersion) {
    let head = HTTPResponseHead(version: version, status: .continue)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
  }
}

@available(*, unavailable)
extension StrictRequests: Sendable {}
