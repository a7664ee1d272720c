import Glibc
import HTTPTypes
import Hummingbird

/// Who asks: the other end of the connection or, behind a proxy that is trusted, whom that names.
struct ClientAddresses: Sendable {
  /// The addresses of proxies whose word is taken.
  let trustedProxies: Set<String>
  /// Whether this process serves https itself.
  let servesTLS: Bool

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
    let address = address(request, context)
    var bytes = [UInt8](repeating: 0, count: 16)
    if unsafe inet_pton(AF_INET, address, &bytes) == 1 { return Array(bytes.prefix(4)) }
    if unsafe inet_pton(AF_INET6, address, &bytes) == 1 { return Array(bytes.prefix(8)) }
    return Array(address.utf8)
  }

  /// Whether the question comes from this very machine, and not through a proxy on it.
  func isLocal(_ request: Request, _ context: ServiceContext) -> Bool {
    guard case .none = Forwarding(request) else { return false }
    return ["127.0.0.1", "::1"].contains(Self.plain(context.peer?.ipAddress ?? ""))
  }

  /// The nearest address that is not a trusted proxy's; what lies beyond it, anybody can make up.
  private func address(_ request: Request, _ context: ServiceContext) -> String {
    let peer = Self.plain(context.peer?.ipAddress ?? "")
    guard isFromProxy(context) else { return peer }
    let chain: [String]
    switch Forwarding(request) {
    case .forwarded(let hops): chain = hops.map { $0.client }
    case .addresses(let addresses): chain = addresses
    case .none, .both: return peer
    }
    return chain.reversed().map(Self.plain).first { !trustedProxies.contains($0) } ?? peer
  }

  private func isFromProxy(_ context: ServiceContext) -> Bool {
    !trustedProxies.isEmpty && trustedProxies.contains(Self.plain(context.peer?.ipAddress ?? ""))
  }

  /// An address without port or brackets; IPv4 as such, also where it stands inside IPv6.
  private static func plain(_ address: String) -> String {
    var text = address.drop { $0 == "[" || $0 == "\"" }
    if let end = text.firstIndex(of: "]") { text = text[..<end] }
    if text.hasPrefix("::ffff:"), text.contains(".") { text = text.dropFirst(7) }
    if text.contains("."), let colon = text.firstIndex(of: ":") { text = text[..<colon] }
    return text.filter { $0 != "\"" }.lowercased()
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
