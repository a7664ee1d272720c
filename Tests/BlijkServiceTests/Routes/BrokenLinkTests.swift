import BlijkTestSupport
import Foundation
import HTTPTypes
import Testing

@testable import BlijkService

/// Links whose `#` a program encoded: they ask the service for a path that has the code in it.
@Suite struct BrokenLinkTests {
  @Test func theCodeGoesBackBehindTheMark() async throws {
    let issuer = try TestIssuer()
    let document = try SampleDocument(try issuer.issue("naam\nJan Jansen"))
    let routes = try Routes(issuer)
    let digits = try #require(document.link.split(separator: "#").last)
    for (path, location) in [
      ("/q%23\(digits)", "/q#\(digits)"), ("/q%2523\(digits)", "/q#\(digits)"),
      ("/Q%23\(digits)", "/q#\(digits)"), ("/moerwijk/q%23\(digits)", "/moerwijk/q#\(digits)"),
      ("/q%23\(digits)%E2%80%9D.?fbclid=abc", "/q#\(digits)"),
      ("/q%23%20\(digits)).", "/q#\(digits)"),
      ("/c%23\(document.code)", "/c#\(document.code)"),
      ("/moerwijk/c%2523\(document.code.lowercased())%20", "/moerwijk/c#\(document.code)"),
      // Cut off, for the check page to say so.
      ("/q%23\(digits.prefix(60))", "/q#\(digits.prefix(60))"),
    ] {
      for answer in [try await routes.get(path), try await routes.ask(.head, path)] {
        #expect(answer.status == 303, "\(path)")
        #expect(answer.headers["location"] == location, "\(path)")
        #expect(answer.body.isEmpty)
        #expect(answer.headers["cache-control"] == "no-store")
        #expect(answer.headers["referrer-policy"] == "no-referrer")
        #expect(answer.headers["x-robots-tag"] == "noindex, nofollow")
      }
    }
    #expect(try await routes.verify("https://bewijs.example/q#\(digits)")["state"] == "valid")
  }

  /// Nothing but a code is put into an address, and only into one of this host.
  @Test(arguments: [
    "/q%23", "/q%23hallo", "/q%2312345", "/c%23hallo", "/q%0D%0ASet-Cookie:a",
    "/x%23EY77-DD8T-KNMP-93HD",
    "//elders.example/q%23", "/a/b/c%23EY77-DD8T-KNMP-93HD", "/c%23EY77-DD8T-KNMP-93HE",
    "//elders.example/c%23EY77-DD8T-KNMP-93HD", "/%5Celders/c%23EY77-DD8T-KNMP-93HD",
    "/.well-known/c%23EY77-DD8T-KNMP-93HD",
    "/c%23EY77-DD8T-KNMP-93HD%200000-0000-0000-001Y",
  ])
  func anythingElseIsNoAddress(_ path: String) async throws {
    let answer = try await Routes(nil).get(path)
    #expect(answer.headers["location"] == nil, "\(path)")
    #expect(answer.status == 404)
  }

  /// What stands behind a code in an address does not count there either.
  @Test func theAddressOfACodeIsReadAsKindly() async throws {
    let issuer = try TestIssuer()
    let document = try SampleDocument(try issuer.issue("naam\nJan Jansen"))
    let routes = try Routes(issuer)
    for end in ["", "%20", ".", ")", "%E2%80%9D", "%E2%80%8E", "%22"] {
      let answer = try await routes.get("/c/\(document.code.lowercased())\(end)")
      #expect(answer["state"] == "valid" && answer["name"] == "Jan Jansen", "\(end)")
    }
    #expect(try await routes.get("/c/\(document.code)1")["state"] == "notFound")
  }
}
