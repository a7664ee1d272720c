import Testing

@testable import BlijkService

/// The totals are for this machine itself, and for whoever means it.
@Suite struct MeasurementTests {
  @Test(arguments: [
    "127.0.0.1", "127.0.0.1:8080", "localhost", "LocalHost:80", "[::1]:8080", "127.9.9.9",
  ])
  func thisMachineSeesThem(host: String) async throws {
    let service = try await RunningService(nil)
    #expect(try await service.ask("GET", "/metrics", host: host).status == 200)
    // Its own addresses are all of 127.0.0.0/8.
    #expect(try await service.ask("GET", "/metrics", from: "127.0.0.9", host: host).status == 200)
  }

  /// A page from elsewhere whose name leads to this machine names itself as the host.
  @Test(arguments: [
    "elders.example", "localhost.elders.example", "localhost.", "xlocalhost",
    "127.0.0.1.elders.example",
    "10.0.0.1", "[::2]", "0.0.0.0", "127.0.0.1:80:80", "[::ffff:10.0.0.1]", "127.1",
  ])
  func anotherHostDoesNot(host: String) async throws {
    let service = try await RunningService(nil)
    let answer = try await service.ask("GET", "/metrics", host: host)
    #expect(answer.status == 404 && answer["error"] == "not-found")
    #expect(try await service.ask("HEAD", "/metrics", host: host).status == 404)
  }

  @Test(arguments: [
    "X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "X-Real-IP: 127.0.0.1", "Via: 1.1 x",
    "X-Forwarded-Proto: https", "X-Forwarded-Host: localhost",
  ])
  func whatIsHandedOnDoesNot(header: String) async throws {
    for proxies: Set<String> in [[], ["127.0.0.1"]] {
      let service = try await RunningService(nil) { $0.trustedProxies = proxies }
      let answer = try await service.ask("GET", "/metrics", [header], host: "127.0.0.1")
      #expect(answer.status == 404)
    }
  }
}
