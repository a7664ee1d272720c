import BlijkTestSupport
import Foundation
import Testing

/// Nobody is watched: whatever somebody asks, nothing of it stays behind.
@Suite struct ServicePrivacyTests {
  @Test func nothingOfAQuestionIsWrittenDown() async throws {
    let organisation = try Organisation()
    let documents = try organisation.issue("ehbo", roster: "naam\nZebedeus Merkteken\n")
    let link = try documents.link(in: try documents.files(".html")[0])
    let code = String(try organisation.blijk(["list"]).output.prefix(19))
    let before = try Self.contents(of: organisation.path)
    let empty = try TemporaryFolder()
    let service = try Service(
      issuer: organisation.path,
      options: ["--log-level", "trace", "--trusted-proxy", "127.0.0.1", "--rate-limit", "40"],
      environment: ["HOME": empty.path, "TMPDIR": empty.path, "LOG_LEVEL": "trace"])

    let marked = ["X-Forwarded-For": "203.0.113.77", "User-Agent": "Merkteken", "Cookie": "m=1"]
    let behindMark = try #require(link.split(separator: "#").last)
    let paths = [
      "/q%23\(behindMark)", "/merkteken/q%2523\(behindMark)", "/c%23\(code)", "/c/\(code)%20",
      "/", "/q", "/c", "/merkteken/q", "/merkteken/c", "/c/\(code)", "/merkteken/c/\(code)",
      "/blijk.js", "/blijk.css", "/health", "/ready", "/metrics", "/issuers",
      "/.well-known/did.json", "/.well-known/jwks.json", "/merkteken/did.json", "/merkteken",
      "/merkteken/.well-known/jwks.json", "/api/verify", "/../../merkteken", "/%00merkteken",
    ]
    for path in paths {
      for method in ["GET", "HEAD", "POST", "DELETE"] {
        for accept in ["text/html", "application/json"] {
          let headers = marked.merging(["Accept": accept]) { $1 }
          let answer = try await service.get("\(path)?naam=merkteken", headers, method: method)
          #expect(answer.status < 500)
          #expect(answer.headers["Set-Cookie"] == nil)
        }
      }
    }
    for input in [link, code, "merkteken", "{", String(repeating: "merkteken", count: 200_000)] {
      for type in ["application/json", "text/html", "text/plain"] {
        _ = try await service.verify(input, accept: type, marked)
      }
    }
    #expect(try await service.verify(link)["name"] == "Zebedeus Merkteken")

    let said = service.said
    #expect(said.contains("trace"), "the log is not at its most verbose: \(said)")
    let digits = try #require(link.firstIndex(of: "#").map { String(link[$0...].dropFirst()) })
    for mark in ["erkteken", "Zebedeus", code, "203.0.113.77", digits, "/api", "naam", "/q"] {
      #expect(!said.contains(mark), "\(mark) was written down")
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: empty.path) == [])
    #expect(try Self.contents(of: organisation.path) == before)
  }

  /// Every file with its bytes, but for the register's shared memory, which says who reads.
  private static func contents(of folder: String) throws -> [String: Data] {
    var all: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
    where !path.hasSuffix("-shm") {
      all[path] = FileManager.default.contents(atPath: "\(folder)/\(path)") ?? Data()
    }
    return all
  }
}
