import BlijkIssuing
import BlijkKeys
import BlijkSecrets
import BlijkTestSupport
import BlijkVerifying
import Foundation
import Testing

@testable import BlijkService

/// What the service hands on of what was published, and tells of itself.
@Suite struct PublishedRouteTests {
  /// The same bytes as `blijk publish` puts on a web site, also below a shared address.
  @Test(arguments: ["bewijs.example", "bewijs.example/moerwijk"])
  func keysAreAsPublished(host: String) async throws {
    let issuer = try TestIssuer(host: host)
    let site = issuer.home("site")
    try issuer.folder.publish(to: site, with: issuer.key)
    let routes = try Routes(issuer) { $0.published = [site] }
    let files = try FileManager.default.subpathsOfDirectory(atPath: site)
      .filter { $0.hasSuffix(".json") || $0.hasSuffix("status/1") }
    #expect(files.count == 3)
    for file in files {
      let answer = try await routes.get("/\(file)")
      #expect(answer.status == 200)
      #expect(answer.text == (try String(contentsOfFile: "\(site)/\(file)", encoding: .utf8)))
      #expect(answer.headers["access-control-allow-origin"] == "*")
      #expect(answer.headers["cache-control"] == "public, max-age=60")
      let tag = try #require(answer.headers["etag"])
      let again = try await routes.get("/\(file)", ["If-None-Match": "W/\"x\", \(tag)"])
      #expect(again.status == 304 && again.body.isEmpty)
      #expect(try await routes.get("/\(file)", ["If-None-Match": "\"x\""]).status == 200)
    }
    let name = host.split(separator: "/").dropFirst().map { "/\($0)" }.joined()
    for path in ["/anders/did.json", "/anders/status/1", "\(name)/status/2", "\(name)/status/x"] {
      let answer = try await routes.get(path)
      #expect(answer.status == 404 && answer["message"]?.hasSuffix(".") == true, "\(path)")
    }
  }

  /// A list that was not published here, and one of another host, is not passed off as the own one.
  @Test func aListIsItsOwnHostsOnly() async throws {
    let host = try TestIssuer()
    let site = host.home("site")
    let service = try await RunningService(host) { $0.published = [site] }
    #expect(try await service.ask("GET", "/status/1").status == 404)
    for address in ["bewijs.example/moerwijk", "elders.example"] {
      let guest = try TestIssuer(host: address)
      let own = guest.home("site")
      try guest.folder.publish(to: own, with: guest.key)
      // Each below a name of its own, as somebody who gathers them lays them down.
      let files = FileManager.default
      try files.createDirectory(atPath: site, withIntermediateDirectories: true)
      try files.moveItem(
        atPath: address.hasPrefix("bewijs") ? "\(own)/moerwijk" : own,
        toPath: "\(site)/\(UUID())")
      try host.trust(guest)
    }
    service.service.source.renew()
    let shared = try await service.ask("GET", "/moerwijk/status/1")
    #expect(shared.text.contains(#""id":"https://bewijs.example/moerwijk/status/1""#))
    #expect(try await service.ask("GET", "/moerwijk/did.json").status == 200)
    #expect(try await service.ask("GET", "/status/1").status == 404)
    let elsewhere = try await service.ask("GET", "/status/1", host: "elders.example")
    #expect(elsewhere.text.contains(#""id":"https://elders.example/status/1""#))
  }

  /// Also a new key, once the files were looked at.
  @Test func itSaysWhoIsTrusted() async throws {
    let issuer = try TestIssuer()
    let routes = try Routes(issuer)
    let issuers = try await routes.get("/issuers")
    #expect(issuers.text.contains(#""fingerprint":"\#(issuer.key.publicKey.id.thumbprint)""#))
    #expect(issuers.text.contains(#""name":"Buurtkamer Moerwijk""#))
    _ = try issuer.folder.makeKey(.ed25519, bits: 2048, passphrase: TestIssuer.passphrase)
    #expect(try await routes.get("/issuers").text == issuers.text)
    routes.renew()
    #expect(try await routes.get("/issuers").text != issuers.text)
  }

  @Test func readyMeansThatTheRegisterIsThere() async throws {
    let issuer = try TestIssuer()
    let routes = try Routes(issuer)
    #expect(try await routes.get("/ready").status == 200)
    let register = issuer.folder.path + "/register.sqlite"
    try FileManager.default.moveItem(atPath: register, toPath: issuer.home("elders"))
    routes.renew()
    #expect(try await routes.get("/ready").status == 503)
    #expect(try await routes.get("/health").status == 200)
  }

  /// Totals of answers and times, for this machine only.
  @Test func measurementsAreTotals() async throws {
    let service = try await RunningService(try TestIssuer())
    for _ in 0..<3 { _ = try await service.verify("EY77-DD8T-KNMP-93HD") }
    _ = try await service.ask("GET", "/nergens")
    let metrics = try await service.ask("GET", "/metrics", host: "127.0.0.1")
    #expect(metrics.headers["content-type"]?.hasPrefix("text/plain; version=0.0.4") == true)
    for line in [
      #"blijk_verdicts_total{state="notFound"} 3"#, #"blijk_verdicts_total{state="valid"} 0"#,
      #"blijk_refusals_total{reason="not-found"} 1"#, "blijk_verify_seconds_count 3",
      #"blijk_verify_seconds_bucket{le="+Inf"} 3"#,
    ] {
      #expect(metrics.text.contains("\(line)\n"), "\(line)")
    }
    let through = try await service.ask(
      "GET", "/metrics", ["X-Forwarded-For: 127.0.0.1"], host: "127.0.0.1")
    #expect(through.status == 404)
  }
}
