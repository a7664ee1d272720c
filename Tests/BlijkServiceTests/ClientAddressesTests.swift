import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Testing

@testable import BlijkService

@Suite struct ClientAddressesTests {
  private func context(_ peer: String) throws -> ServiceContext {
    let channel = EmbeddedChannel()
    try channel.connect(to: SocketAddress(ipAddress: peer, port: 4000)).wait()
    return ServiceContext(source: .init(channel: channel, logger: .init(label: "test")))
  }

  private func request(_ headers: [String: String]) -> Request {
    var fields = HTTPFields()
    for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
    return Request(
      head: .init(
        method: .get, scheme: nil, authority: "127.0.0.1", path: "/", headerFields: fields),
      body: .init(buffer: ByteBuffer()))
  }

  private let clients = ClientAddresses(
    trustedProxies: ["127.0.0.1", "10.0.0.2"], servesTLS: false)

  /// Who is counted: the peer, the headers, and the address that stands for the same client.
  @Test(arguments: [
    ("9.9.9.9", [:], "9.9.9.9"),
    // Whoever is no proxy of ours may say what he likes.
    ("9.9.9.9", ["X-Forwarded-For": "1.2.3.4"], "9.9.9.9"),
    ("127.0.0.1", ["X-Forwarded-For": "1.2.3.4"], "1.2.3.4"),
    ("::ffff:127.0.0.1", ["X-Forwarded-For": "1.2.3.4"], "1.2.3.4"),
    // What lies beyond the nearest, anybody can make up.
    ("127.0.0.1", ["X-Forwarded-For": "6.6.6.6, 1.2.3.4"], "1.2.3.4"),
    ("127.0.0.1", ["X-Forwarded-For": "1.2.3.4, 10.0.0.2"], "1.2.3.4"),
    ("127.0.0.1", ["Forwarded": "for=6.6.6.6, For=1.2.3.4:80;proto=https"], "1.2.3.4"),
    ("127.0.0.1", ["Forwarded": #"for="[2001:db8::1]:80""#], "2001:db8::2"),
    ("127.0.0.1", ["Forwarded": "for=6.6.6.6", "X-Forwarded-For": "1.2.3.4"], "127.0.0.1"),
    ("2001:db8::1", [:], "2001:db8::ffff:1"),
    // One address has one spelling.
    ("127.0.0.1", ["X-Forwarded-For": "::ffff:0102:0304"], "1.2.3.4"),
    ("127.0.0.1", ["X-Forwarded-For": "2001:DB8:0:0::1"], "2001:db8::1"),
    ("127.0.0.1", ["X-Forwarded-For": "1.2.3.4, ::ffff:10.0.0.2"], "1.2.3.4"),
  ])
  func theNearestThatIsNotAProxy(peer: String, headers: [String: String], same: String) throws {
    let key = clients.key(request(headers), try context(peer))
    #expect(key == clients.key(request([:]), try context(same)))
    #expect(key != clients.key(request([:]), try context("8.8.8.8")))
  }

  @Test func httpsIsBelievedFromAProxyOnly() throws {
    let said = request(["X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https"])
    #expect(clients.isSecure(said, try context("127.0.0.1")))
    #expect(!clients.isSecure(said, try context("9.9.9.9")))
    let forwarded = request(["Forwarded": "for=1.2.3.4;proto=https"])
    #expect(clients.isSecure(forwarded, try context("10.0.0.2")))
    #expect(
      !clients.isSecure(request(["X-Forwarded-For": "1.2.3.4"]), try context("127.0.0.1")))
    #expect(
      ClientAddresses(trustedProxies: [], servesTLS: true).isSecure(
        request([:]), try context("9.9.9.9")))
  }

  @Test func onlyThisMachineItselfIsLocal() throws {
    #expect(clients.isLocal(request([:]), try context("127.0.0.1")))
    #expect(clients.isLocal(request([:]), try context("::1")))
    #expect(!clients.isLocal(request([:]), try context("9.9.9.9")))
    let through = request(["X-Forwarded-For": "1.2.3.4"])
    #expect(!clients.isLocal(through, try context("127.0.0.1")))
    let stranger = ClientAddresses(trustedProxies: [], servesTLS: false)
    #expect(!stranger.isLocal(through, try context("127.0.0.1")))
  }
}
