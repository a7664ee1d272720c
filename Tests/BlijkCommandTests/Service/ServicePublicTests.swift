import BlijkTestSupport
import Foundation
import Testing

/// What the service tells about keys and about itself.
@Suite struct ServicePublicTests {
  /// The same bytes as `blijk publish` puts on a web site, also below a shared address.
  @Test(arguments: ["bewijs.example", "bewijs.example/moerwijk"])
  func keysAreAsPublished(host: String) async throws {
    let organisation = try Organisation(host: host)
    let site = organisation.folder("site")
    #expect(try organisation.blijk(["publish", "--out", site]).status == 0)
    let service = try Service(issuer: organisation.path, options: ["--published", site])
    let files = try FileManager.default.subpathsOfDirectory(atPath: site)
      .filter { $0.hasSuffix(".json") || $0.hasSuffix("status/1") }
    #expect(files.count == 3)
    for file in files {
      let answer = try await service.get("/\(file)")
      #expect(answer.status == 200)
      #expect(answer.body == (try String(contentsOfFile: "\(site)/\(file)", encoding: .utf8)))
      #expect(answer.headers["Access-Control-Allow-Origin"] == "*")
      #expect(answer.headers["Cache-Control"] == "public, max-age=60")
      let tag = try #require(answer.headers["Etag"] ?? answer.headers["ETag"])
      let again = try await service.get("/\(file)", ["If-None-Match": "W/\"x\", \(tag)"])
      #expect(again.status == 304 && again.body.isEmpty)
      #expect(try await service.get("/\(file)", ["If-None-Match": "\"x\""]).status == 200)
    }
    let name = host.split(separator: "/").dropFirst().map { "/\($0)" }.joined()
    for path in ["/anders/did.json", "/anders/status/1", "\(name)/status/2", "\(name)/status/x"] {
      let answer = try await service.get(path)
      #expect(answer.status == 404 && answer["message"]?.hasSuffix(".") == true, "\(path)")
    }
  }

  /// A list that was not published here, and one of another host, is not passed off as the own one.
  @Test func aListIsItsOwnHostsOnly() async throws {
    let host = try Organisation()
    let service = try Service(
      issuer: host.path, options: ["--published", host.folder("site")])
    #expect(try await service.get("/status/1").status == 404)
    for address in ["bewijs.example/moerwijk", "elders.example"] {
      let guest = try Organisation(host: address)
      let own = host.folder("site/\(address.replacing("/", with: "-"))")
      #expect(try guest.blijk(["publish", "--out", own]).status == 0)
      let place = address.hasPrefix("bewijs") ? "\(own)/moerwijk" : own
      let files = FileManager.default
      // Each below a name of its own, as somebody who gathers them lays them down.
      try files.moveItem(atPath: place, toPath: host.folder("site/\(UUID())"))
    }
    for file in try FileManager.default.subpathsOfDirectory(atPath: host.folder("site"))
    where file.hasSuffix("did.json") {
      #expect(try host.blijk(["trust", "add", host.folder("site/\(file)")]).status == 0)
    }
    try await Task.sleep(for: .seconds(2))
    let shared = try await service.get("/moerwijk/status/1")
    #expect(shared.body.contains(#""id":"https://bewijs.example/moerwijk/status/1""#))
    #expect(try await service.get("/moerwijk/did.json").status == 200)
    #expect(try await service.get("/status/1").status == 404)
    let elsewhere = try await service.get("/status/1", ["Host": "elders.example"])
    #expect(elsewhere.body.contains(#""id":"https://elders.example/status/1""#))
  }

  @Test func itSaysWhoIsTrusted() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    let print = try organisation.blijk(["key", "list"]).output.prefix { $0 != " " }
    let issuers = try await service.get("/issuers")
    #expect(issuers.body.contains(#""fingerprint":"\#(print)""#))
    #expect(issuers.body.contains(#""name":"Buurtkamer Moerwijk""#))
    // A new key stands there soon.
    #expect(try organisation.blijk(["key", "new"]).status == 0)
    try await Task.sleep(for: .seconds(2))
    #expect(try await service.get("/issuers").body != issuers.body)
  }

  @Test func readyMeansThatTheRegisterIsThere() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    #expect(try await service.get("/ready").status == 200)
    try FileManager.default.moveItem(
      atPath: organisation.path + "/register.sqlite", toPath: organisation.path + "/elders")
    try await Task.sleep(for: .seconds(2))
    #expect(try await service.get("/ready").status == 503)
    #expect(try await service.get("/health").status == 200)
  }

  /// Totals of answers and times, for this machine only.
  @Test func measurementsAreTotals() async throws {
    let organisation = try Organisation()
    let service = try Service(issuer: organisation.path)
    for _ in 0..<3 { _ = try await service.verify("EY77-DD8T-KNMP-93HD") }
    _ = try await service.get("/nergens")
    let metrics = try await service.get("/metrics")
    #expect(metrics.headers["Content-Type"]?.hasPrefix("text/plain; version=0.0.4") == true)
    for line in [
      #"blijk_verdicts_total{state="notFound"} 3"#, #"blijk_verdicts_total{state="valid"} 0"#,
      #"blijk_refusals_total{reason="not-found"} 1"#, "blijk_verify_seconds_count 3",
      #"blijk_verify_seconds_bucket{le="+Inf"} 3"#,
    ] {
      #expect(metrics.body.contains("\(line)\n"), "\(line)")
    }
    let through = try await service.get("/metrics", ["X-Forwarded-For": "127.0.0.1"])
    #expect(through.status == 404)
  }
}
