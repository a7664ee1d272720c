import BlijkBasics
import BlijkIssuing
import BlijkKeys
import BlijkTestSupport
import BlijkVerifying
import Testing

@testable import BlijkService

/// What any page may read, and what it is called.
@Suite struct PublicFileTests {
  private static let paths = [
    "/.well-known/did.json", "/.well-known/jwks.json", "/status/1", "/issuers", "/naam/did.json",
    "/naam/.well-known/jwks.json", "/naam/status/1",
  ]

  private func published(_ algorithm: KeyAlgorithm = .ed25519) async throws -> RunningService {
    let issuer = try TestIssuer(algorithm)
    let site = issuer.home("site")
    try issuer.folder.publish(to: site, with: issuer.key)
    let service = try await RunningService(issuer) { $0.published = [site] }
    #expect(service.service.problems.isEmpty, "\(service.service.problems)")
    return service
  }

  /// A browser asks first whether a page from elsewhere may send such headers.
  @Test(arguments: paths)
  func aPageFromElsewhereMayAsk(path: String) async throws {
    let service = try await RunningService(nil)
    let answer = try await service.ask(
      "OPTIONS", path,
      [
        "Origin: https://elders.example", "Access-Control-Request-Method: GET",
        "Access-Control-Request-Headers: accept,cache-control,content-type,pragma",
      ])
    #expect(answer.status == 204)
    #expect(answer.body.isEmpty && answer.headers["content-length"] == nil)
    #expect(answer.headers["access-control-allow-origin"] == "*")
    #expect(answer.headers["access-control-allow-credentials"] == nil)
    #expect(answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS")
    #expect(answer.headers["allow"] == "GET, HEAD, OPTIONS")
    #expect(Int(answer.headers["access-control-max-age"] ?? "") ?? 0 >= 3600)
    let allowed = (answer.headers["access-control-allow-headers"] ?? "").lowercased()
      .split(separator: ",").map { $0.drop { $0 == " " } }
    for name in ["accept", "cache-control", "content-type", "if-none-match", "pragma", "*"] {
      #expect(allowed.contains { $0 == name }, "\(name)")
    }
  }

  /// What is about a document is for the page of this service only.
  @Test(arguments: ["/api/verify", "/q", "/c/EY77-DD8T-KNMP-93HD", "/metrics", "/", "/nergens"])
  func nothingElseIsForOthers(path: String) async throws {
    let service = try await RunningService(nil)
    let answer = try await service.ask("OPTIONS", path, ["Origin: https://elders.example"])
    #expect(answer.status == (path == "/nergens" ? 404 : 405))
    #expect(answer.headers["access-control-allow-origin"] == nil)
  }

  @Test(arguments: [
    (nil, "application/vc"), ("*/*", "application/vc"), ("application/*", "application/vc"),
    ("application/json", "application/json"),
    ("application/ld+json, application/json", "application/json"),
    ("application/json, text/plain, */*", "application/json"),
    ("application/ld+json;q=1, application/json;q=0.9, */*;q=0.1", "application/json"),
    ("application/vc", "application/vc"), ("application/vc, application/json", "application/vc"),
    ("application/json, application/vc", "application/vc"),
    ("application/json;q=0.5, application/vc;q=0.4", "application/json"),
    ("application/json;q=0.1, */*", "application/vc"), ("application/json;q=0", "application/vc"),
    ("text/html", "application/vc"), (",;q=,", "application/vc"),
  ])
  func aListIsCalledJSONWhereThatIsAskedFor(accept: String?, type: String) async throws {
    let service = try await published()
    let list = try await service.ask("GET", "/status/1", accept.map { ["Accept: \($0)"] } ?? [])
    #expect(list.status == 200)
    #expect(list.headers["content-type"] == type)
    #expect(list.headers["vary"] == "Accept")
    #expect(list.headers["access-control-allow-origin"] == "*")
    let plain = try await service.ask("GET", "/status/1")
    #expect(list.body == plain.body)
    // A store that keeps one would otherwise give it for the other.
    let isOther = list.headers["content-type"] != plain.headers["content-type"]
    #expect((list.headers["etag"] != plain.headers["etag"]) == isOther)
    let tag = try #require(list.headers["etag"])
    let known = try await service.ask(
      "GET", "/status/1", ["If-None-Match: \(tag)"] + (accept.map { ["Accept: \($0)"] } ?? []))
    #expect(known.status == 304 && known.headers["vary"] == "Accept")
  }

  /// A JWT is no JSON, whatever is asked for.
  @Test func aListAsATokenStaysThat() async throws {
    let service = try await published(.rsa)
    for accept in ["*/*", "application/json"] {
      let list = try await service.ask("GET", "/status/1", ["Accept: \(accept)"])
      #expect(list.headers["content-type"] == "application/vc+jwt")
      #expect(list.headers["vary"] == nil)
    }
  }
}
