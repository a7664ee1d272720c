import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the bodies of requests in a fixed amount of memory: many clients that send much and slowly would
/// otherwise fill all of it.
struct BodyReader: Sendable {
  /// The most bytes of a request's body.
  static let largest = 1 << 20
  /// The bytes that every request may have, whatever others do: a code or a scan is always read.
  private static let free = 4 << 10

  var room = Shares(all: 64 << 20, each: 4 << 20, first: largest)

  /// Reads the body of a request and keeps its room until it was used.
  ///
  /// - Throws: `Refusal`, what the use throws, or the parser's error, after which the connection closes.
  func withBody<Result>(
    of request: Request, from client: [UInt8], _ use: ([UInt8]) async throws -> Result
  ) async throws -> Result {
    // A body that is too large by its own header is refused before it is sent.
    let said = request.headers[.contentLength].flatMap { Int($0) }
    guard said ?? 0 <= Self.largest else { throw Refusal.tooLarge }
    // Nothing is unpacked here, so what was packed would be called unreadable.
    let coding = request.headers[.contentEncoding]?.lowercased() ?? "identity"
    guard coding == "identity" else { throw Refusal.badRequest }
    var bytes: [UInt8] = []
    var taken = 0
    defer { if taken > 0 { room.giveBack(taken, of: client) } }
    for try await part in request.body {
      let size = bytes.count + part.readableBytes
      guard size <= Self.largest else { throw Refusal.tooLarge }
      let more = size - Self.free - taken
      if more > 0 {
        guard room.take(more, for: client) else { throw Refusal.busy }
        taken += more
      }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return try await use(bytes)
  }
}
