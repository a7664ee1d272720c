import BlijkBasics
import BlijkKeys
import HTTPTypes
import Hummingbird
import NIOCore

/// An answer on its way out.
struct Reply {
  var status = HTTPResponse.Status.ok
  var headers: HTTPFields = [:]
  private let body: [UInt8]

  /// An answer that no cache keeps.
  init(_ format: Format, _ body: [UInt8]) {
    self.init(type: "\(format.type); charset=utf-8", body)
  }

  /// An answer without anything in it.
  init(status: HTTPResponse.Status) {
    self.status = status
    body = []
  }

  init(type: String, _ body: [UInt8]) {
    self.body = body
    headers[.contentType] = type
  }

  var response: Response {
    Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
  }

  /// The same, to be cached for a while and checked by its tag after that (RFC 9110 §13.1.2). A client that
  /// has it already gets 304 and no body.
  func kept(seconds: Int, for request: Request) -> Reply {
    // The same bytes under another type are another answer.
    let hash = SHA256.hash(Array((headers[.contentType] ?? "").utf8) + body)
    let tag = "\"\(Base64URL.string(Array(hash.prefix(12))))\""
    let known = request.headers[.ifNoneMatch] ?? ""
    let isKnown = known == "*" || known.split(separator: ",").contains { $0.hasSuffix(tag) }
    var reply = isKnown ? Reply(status: .notModified) : self
    reply.headers = headers
    if isKnown { reply.headers[.contentType] = nil }
    reply.headers[.eTag] = tag
    reply.headers[.cacheControl] = "public, max-age=\(seconds)"
    return reply
  }
}
