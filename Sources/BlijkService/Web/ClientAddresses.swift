import HTTPTypes
import Hummingbird
import NIOCore

/// Who asks: the other end of the connection or, behind a proxy that is trusted, whom that names.
struct ClientAddresses: Sendable {
  /// The addresses of proxies whose word is taken.
  private let trustedProxies: Set<[UInt8]>
  /// Whether this process serves https itself.
  private let servesTLS: Bool

  init(trustedProxies: Set<String>, servesTLS: Bool) {
    self.trustedProxies = Set(trustedProxies.map { NetworkAddress.bytes($0[...]) })
    self.servesTLS = servesTLS
  }

  /// Whether the client's own connection is encrypted.
  func isSecure(_ request: Request, _ context: ServiceContext) -> Bool {
    if servesTLS { return true }
    guard isFromProxy(context) else { return false }
    switch Forwarding(request) {
    case .forwarded(let hops): return hops.last?.proto == "https"
    case .addresses: return request.headers[.forwardedProto] == "https"
    case .none, .both: return false
    }
  }

  /// The client's address as a key to count by: whole for IPv4, the network of 64 bits for IPv6, in
  /// which one client has all addresses.
  func key(_ request: Request, _ context: ServiceContext) -> [UInt8] {
    Self.key(address(request, context))
  }

  /// The same of whoever opens a connection; `nil` for a trusted proxy, which opens them for others.
  func key(connecting peer: SocketAddress?) -> [UInt8]? {
    let address = NetworkAddress.bytes(peer)
    return trustedProxies.contains(address) ? nil : Self.key(address)
  }

  private static func key(_ address: [UInt8]) -> [UInt8] {
    address.count == 16 ? Array(address.prefix(8)) : address
  }

  /// Whether the question comes from this very machine, and not through a proxy on it; and whether it
  /// was meant for this machine: a page from elsewhere whose name leads here (DNS rebinding) names
  /// another host.
  func isLocal(_ request: Request, _ context: ServiceContext) -> Bool {
    guard !Self.isForwarded(request), let host = request.head.authority else { return false }
    return NetworkAddress.isThisMachine(host: host)
      && NetworkAddress.isThisMachine(NetworkAddress.bytes(context.peer))
  }

  /// Whether any proxy says that it speaks for somebody, by whatever header it does.
  private static func isForwarded(_ request: Request) -> Bool {
    request.headers.contains { field in
      let name = field.name.canonicalName
      return name.hasPrefix("x-forwarded-") || ["forwarded", "via", "x-real-ip"].contains(name)
    }
  }

  /// The nearest address that is not a trusted proxy's; what lies beyond it, anybody can make up.
  private func address(_ request: Request, _ context: ServiceContext) -> [UInt8] {
    let peer = NetworkAddress.bytes(context.peer)
    guard trustedProxies.contains(peer) else { return peer }
    let chain: [Substring]
    switch Forwarding(request) {
    case .forwarded(let hops): chain = hops.map { $0.client[...] }
    case .addresses(let addresses): chain = addresses.map { $0[...] }
    case .none, .both: return peer
    }
    return chain.reversed().map { NetworkAddress.bytes($0) }
      .first { !trustedProxies.contains($0) } ?? peer
  }

  /// Whether a proxy that is trusted asks for somebody.
  func isFromProxy(_ context: ServiceContext) -> Bool {
    !trustedProxies.isEmpty && trustedProxies.contains(NetworkAddress.bytes(context.peer))
  }
}

/// What a proxy says of whom it speaks for.
private enum Forwarding {
  /// `Forwarded` (RFC 7239).
  case forwarded([(client: String, proto: String?)])
  /// `X-Forwarded-For`.
  case addresses([String])
  case none
  /// Both: a proxy sets one and may let a client's own through in the other, so neither counts.
  case both

  init(_ request: Request) {
    let forwarded = request.headers[values: .forwarded].joined(separator: ",")
    let addresses = request.headers[values: .forwardedFor].joined(separator: ",")
    switch (forwarded.isEmpty, addresses.isEmpty) {
    case (true, true): self = .none
    case (false, false): self = .both
    case (true, false):
      self = .addresses(addresses.split(separator: ",").suffix(16).map { $0.filter { $0 != " " } })
    case (false, true):
      self = .forwarded(
        forwarded.split(separator: ",").suffix(16).map { hop in
          var found = (client: "", proto: String?.none)
          for pair in hop.split(separator: ";") {
            let sides = pair.split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { continue }
            let value = String(sides[1].filter { $0 != " " })
            switch sides[0].filter({ $0 != " " }).lowercased() {
            case "for": found.client = value
            case "proto": found.proto = value.lowercased()
            default: break
            }
          }
          return found
        })
    }
  }
}

extension HTTPField.Name {
  fileprivate static let forwarded = HTTPField.Name("Forwarded") ?? .via
  fileprivate static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .via
  fileprivate static let forwardedProto = HTTPField.Name("X-Forwarded-Proto") ?? .via
}
