import BlijkTestSupport
import NIOCore
import Testing

@testable import BlijkService

/// How many connections there can be, of one client and of all together.
@Suite struct ConnectionLimitTests {
  private static let last = "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  /// Opens so many and says which are answered; a connection that is turned away is closed.
  private func answered(
    _ count: Int, by service: RunningService, from source: String
  ) async throws -> [Connection] {
    let request = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"
    var kept: [Connection] = []
    for _ in 0..<count {
      let connection = try Connection(port: service.port, from: source)
      let bytes = try await onThread {
        // Where the other end is closed already, this is what is seen of it.
        try? connection.send(request)
        return (try? connection.receive()) ?? []
      }
      if !bytes.isEmpty { kept.append(connection) }
    }
    return kept
  }

  @Test func oneAddressHoldsSoMany() async throws {
    let service = try await RunningService(nil)
    #expect(service.service.connections.each == 64)
    let mine = try await answered(70, by: service, from: "127.0.0.9")
    #expect(mine.count == 64)
    #expect(try await service.ask("GET", "/health").status == 200)
    // One that goes makes place for one.
    let first = try #require(mine.first)
    let bytes = try await onThread {
      try first.send(Self.last)
      let bytes = try first.rest()
      // The service lingers after its last answer, until the client closes as well or its time is over;
      // by then the time of all the others is over too.
      first.endSending()
      return bytes
    }
    #expect(!bytes.isEmpty)
    #expect(await eventually { service.service.connections.taken == 63 })
    #expect(try await answered(2, by: service, from: "127.0.0.9").count == 1)
    withExtendedLifetime(mine) {}
  }

  @Test func whoComesNewStillGetsIn() async throws {
    let service = try await RunningService(nil, connections: Shares(all: 40, each: 25))
    let one = try await answered(30, by: service, from: "127.0.0.9")
    let other = try await answered(10, by: service, from: "127.0.0.10")
    #expect((one.count, other.count) == (25, 5))
    for number in 11..<21 {
      var new = try await answered(2, by: service, from: "127.0.0.\(number)")
      #expect(new.count == 1)
      new = []
      #expect(await eventually { service.service.connections.taken == 30 })
    }
    withExtendedLifetime((one, other)) {}
  }

  @Test func aTrustedProxyHoldsAsManyAsThereAre() async throws {
    let service = try await RunningService(nil, connections: Shares(all: 100, each: 3)) {
      $0.trustedProxies = ["127.0.0.7"]
    }
    let proxys = try await answered(80, by: service, from: "127.0.0.7")
    #expect(proxys.count == 80)
    #expect(try await answered(4, by: service, from: "127.0.0.8").count == 1)
    withExtendedLifetime(proxys) {}
  }

  /// A network of 64 bits is one client, and IPv4 is itself however it is written.
  @Test func addressesAreKeys() throws {
    let clients = ClientAddresses(trustedProxies: ["2001:DB8::7", "10.0.0.2"], servesTLS: false)
    func key(_ address: String) throws -> [UInt8]? {
      clients.key(connecting: try SocketAddress(ipAddress: address, port: 4000))
    }
    #expect(try key("2001:db8::1") == key("2001:db8::ffff:0:0:1"))
    #expect(try key("2001:db8::1") != key("2001:db8:0:1::1"))
    #expect(try key("::ffff:9.9.9.9") == key("9.9.9.9"))
    #expect(try key("9.9.9.9") != key("9.9.9.8"))
    #expect(try key("2001:db8:0:0::7") == nil)
    #expect(try key("::ffff:10.0.0.2") == nil)
    #expect(clients.key(connecting: nil) == [])
  }

  /// Behind a proxy, each client has so many requests that are not answered yet.
  @Test func aProxysClientsAreCountedByWhoTheyAre() async throws {
    let requests = Shares(all: 100, each: 2)
    let service = try await RunningService(nil, requests: requests) {
      $0.trustedProxies = ["127.0.0.1"]
    }
    let head =
      "POST /api/verify HTTP/1.1\r\nHost: a\r\nContent-Length: 17\r\n"
      + "X-Forwarded-For: 9.9.9.9\r\n\r\n"
    let slow = try (0..<2).map { _ in try Connection(port: service.port) }
    for connection in slow { try connection.send(head) }
    #expect(await eventually { requests.taken == 2 })
    let forwarded = "X-Forwarded-For: 9.9.9."
    let refused = try await service.ask("GET", "/health", [forwarded + "9"])
    #expect(refused.status == 503 && refused["error"] == "busy")
    #expect(Int(refused.headers["retry-after"] ?? "") ?? 0 > 0)
    #expect(try await service.ask("GET", "/health", [forwarded + "8"]).status == 200)
    for connection in slow {
      let all = try await onThread {
        try connection.send(#"{"input":"hallo"}"# + Self.last)
        return Conversation(try connection.rest())
      }
      #expect(all.statuses == [200, 200])
    }
    #expect(requests.taken == 0)
    #expect(try await service.ask("GET", "/health", [forwarded + "9"]).status == 200)
  }
}
