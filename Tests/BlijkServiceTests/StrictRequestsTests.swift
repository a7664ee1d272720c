import BlijkTestSupport
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

@testable import BlijkService

/// What is read in one way only, byte for byte over a connection.
@Suite struct StrictRequestsTests {
  private static let question = #"{"input":"hallo"}"#

  private static func post(_ headers: String, _ body: String = question) -> String {
    "POST /api/verify HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\(headers)\r\n\(body)"
  }

  private static let chunked = "Transfer-Encoding: chunked\r\n"
  private static let inOnePiece = "11\r\n\(question)\r\n0\r\n\r\n"
  /// Behind every request; where that is refused, nothing is answered any more.
  private static let next = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  /// Refused, and the connection is closed: whatever comes behind it could be a part of it for another
  /// reader.
  @Test(arguments: [
    "GET /health HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a\r\nX: 1\r\nhOST: b\r\n\r\n",
    "GET /health HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n",
    "GET /health HTTP/1.1\r\n\r\n",
    "GET /health HTTP/1.1\r\nX: 1\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost:\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a, b\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a b\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a@b\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a/b\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost : a\r\n\r\n",
    "GET http://elders.example/health HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET http://a@elders.example/health HTTP/1.1\r\nHost: elders.example\r\n\r\n",
    "GET HTTPS://elders.example HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET ftp://a/health HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET health HTTP/1.1\r\nHost: a\r\n\r\n",
    "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n",
    "GET /health HTTP/2.0\r\nHost: a\r\n\r\n",
    "GET /health HTTP/1.2\r\nHost: a\r\n\r\n",
    "GET /health HTTP/0.9\r\nHost: a\r\n\r\n",
    "GET /health\r\nHost: a\r\n\r\n",
    "GET /health HTTP/1.1\nHost: a\n\n",
    "GET /health HTTP/1.1\r\nHost: a\r\nX: 1\r\n 2\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a\r\nX: 1\u{0}\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a\r\nX: 1\u{1B}\r\n\r\n",
    post("Content-Length: 17\r\nContent-Length: 17\r\n"),
    post("Content-Length: 17, 17\r\n"),
    post("Content-Length: +17\r\n"),
    post("Content-Length: -1\r\n"),
    post("Content-Length: 99999999999999999999\r\n"),
    post("Content-Length: 5\r\n" + chunked, inOnePiece),
    post(chunked + "Content-Length: 5\r\n", inOnePiece),
    post(chunked + chunked, inOnePiece),
    post("Transfer-Encoding: gzip, chunked\r\n", inOnePiece),
    post("Transfer-Encoding: identity\r\n"),
    post("Transfer-Encoding: xchunked\r\n", inOnePiece),
    post("Transfer-Encoding:\u{B}chunked\r\n", inOnePiece),
    "POST /api/verify HTTP/1.0\r\nHost: a\r\n\(chunked)\r\n\(inOnePiece)",
    post(chunked, "11\n\(question)\r\n0\r\n\r\n"),
    post(chunked, "-1\r\n\(question)\r\n0\r\n\r\n"),
    post(chunked, "fffffffffffffffff\r\n\(question)\r\n0\r\n\r\n"),
    post(chunked, "11\r\n\(question)0\r\n\r\n"),
  ])
  func whatCanBeReadInTwoWaysIsRefused(request: String) async throws {
    let service = try await RunningService(nil)
    let answered = try await service.exchange(request + Self.next)
    #expect(answered.statuses == [400])
    #expect(answered.rest.isEmpty)
  }

  @Test(arguments: [
    "GET /health HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: bewijs.example:8443\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: [2001:db8::1]:80\r\n\r\n",
    "GET http://A/health HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET /health HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhallo",
    "GET /health HTTP/1.1\r\nHost: a\r\nRange: bytes=0-3\r\n\r\n",
    "POST /api/verify HTTP/1.1\r\nHost: a\r\n\(chunked)\r\n\(inOnePiece)",
    "POST /api/verify HTTP/1.1\r\nHost: a\r\n\(chunked)\r\n11;a=b\r\n\(question)\r\n0\r\nX: 1\r\n\r\n",
  ])
  func whatIsClearIsAnswered(request: String) async throws {
    let service = try await RunningService(nil)
    let answered = try await service.exchange(request + Self.next)
    #expect(answered.statuses == [200, 200])
    #expect(answered.rest.isEmpty)
    #expect(answered.answers.allSatisfy { !$0.body.isEmpty })
  }

  /// Each of these says that nothing comes behind it, in one way or another.
  @Test(arguments: [
    "HTTP/1.1\r\nHost: a\r\nConnection: close",
    "HTTP/1.1\r\nHost: a\r\nConnection: Close",
    "HTTP/1.1\r\nHost: a\r\nConnection: TE, close",
    "HTTP/1.0",
    "HTTP/1.0\r\nHost: a",
    "HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c",
  ])
  func theConnectionClosesWhenItIsTheLast(start: String) async throws {
    let service = try await RunningService(nil)
    let answered = try await service.exchange("GET /health \(start)\r\n\r\n" + Self.next)
    #expect(answered.statuses == [200])
    #expect(answered.rest.isEmpty)
  }

  /// Whoever waits for "go on" before the body hears it, and only then.
  @Test func whoWaitsIsToldToGoOn() async throws {
    let service = try await RunningService(nil)
    let connection = try Connection(port: service.port)
    let all = try await onThread {
      try connection.send(Self.post("Content-Length: 17\r\nExpect: 100-Continue\r\n", ""))
      let first = try connection.receive()
      try connection.send(Self.question)
      return Conversation(first + (try connection.rest()))
    }
    #expect(all.statuses == [100, 200])
    let plain = try await service.exchange(Self.post("Content-Length: 17\r\n"))
    #expect(plain.statuses == [200])
    // While an answer is due, it would be taken for that one.
    let behind = try await service.exchange(
      "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
        + Self.post("Content-Length: 17\r\nExpect: 100-continue\r\n"))
    #expect(behind.statuses == [200, 200])
  }

  /// A head has no body behind it, also where the answer is an error: the client would take that for the
  /// next answer.
  @Test(arguments: [
    "/nergens", "/api/verify", "/q", "/c/EY77-DD8T-KNMP-93HD", "/issuers", "/status/1",
  ])
  func aHeadIsAHeadAlone(path: String) async throws {
    let service = try await RunningService(nil)
    func request(_ method: String) -> String { "\(method) \(path) HTTP/1.1\r\nHost: a\r\n\r\n" }
    let all = try await service.exchange(
      request("HEAD") + request("GET") + Self.next, heads: [0])
    #expect(all.answers.count == 3)
    #expect(all.rest.isEmpty)
    let head = try #require(all.answers.first)
    let whole = try #require(all.answers.dropFirst().first)
    #expect(head.status == whole.status)
    #expect(head.headers["content-length"] == whole.headers["content-length"])
    var (one, other) = (head.headers, whole.headers)
    (one["date"], other["date"]) = (nil, nil)
    #expect(one == other)
    #expect(!whole.body.isEmpty)
  }

  /// Several requests at once are answered one after the other, up to the one that is wrong.
  @Test func answersComeInTheOrderOfTheRequests() async throws {
    let service = try await RunningService(nil)
    let good = ["/health", "/nergens", "/q"].map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }
    let all = try await service.exchange(
      good.joined() + "GET /health HTTP/1.1\r\n\r\n" + Self.next)
    #expect(all.statuses == [200, 404, 200, 400])
    #expect(all.rest.isEmpty)
  }

  /// A million pieces of one byte, in as few pieces as they were read in.
  @Test func manyPiecesAreHandedOnAsFew() throws {
    let parts = Parts()
    let channel = EmbeddedChannel(handlers: [StrictRequests(), parts])
    var head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/")
    head.headers.add(name: "Host", value: "a")
    try channel.writeInbound(HTTPServerRequestPart.head(head))
    let reader = channel.pipeline
    for _ in 0..<10 {
      for _ in 0..<1000 {
        reader.fireChannelRead(HTTPServerRequestPart.body(ByteBuffer(string: "a")))
      }
      reader.fireChannelReadComplete()
    }
    reader.fireChannelRead(HTTPServerRequestPart.body(ByteBuffer(string: "b")))
    reader.fireChannelRead(HTTPServerRequestPart.end(nil))
    #expect(parts.bodies.count == 11)
    #expect(parts.bodies.joined() == String(repeating: "a", count: 10_000) + "b")
    #expect(parts.ends == 1)
  }

  private final class Parts: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    var bodies: [String] = []
    var ends = 0

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head: break
      case .body(let part): bodies.append(String(buffer: part))
      case .end: ends += 1
      }
    }
  }
}
