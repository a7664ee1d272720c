import NIOHTTP1

/// What the head of a request must be like (RFC 9112), beyond what the parser asks.
enum RequestForm {
  /// What is wrong with it, if anything.
  static func fault(of head: HTTPRequestHead) -> HTTPParserError? {
    guard head.version == .http1_1 || head.version == .http1_0 else { return .invalidVersion }
    let hosts = head.headers["Host"]
    // §3.2: one, and only one. Only the oldest clients know none.
    let isOne = hosts.count == 1 || hosts.isEmpty && head.version == .http1_0
    guard isOne, hosts.allSatisfy(isHost) else { return .invalidHeaderToken }
    guard isTarget(head.uri, host: hosts.first) else { return .invalidURL }
    // §6.1: nothing else is decoded here, and the oldest clients know none.
    let encodings = head.headers["Transfer-Encoding"]
    let isPlain = encodings.isEmpty || encodings.map { $0.lowercased() } == ["chunked"]
    guard isPlain, encodings.isEmpty || head.version == .http1_1 else { return .invalidHeaderToken }
    return nil
  }

  /// Whether the client sends the body only when it is told to (RFC 9110 §10.1.1).
  static func waitsToGoOn(_ head: HTTPRequestHead) -> Bool {
    head.version == .http1_1
      && head.headers["Expect"].contains { $0.lowercased() == "100-continue" }
  }

  /// A name or an address, perhaps with a port.
  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
          UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
          UInt8(ascii: "%"):
          true
        default: false
        }
      }
  }

  /// A path; or, as a proxy is asked, a whole address of the same host (§3.2.2).
  private static func isTarget(_ target: String, host: String?) -> Bool {
    if target.utf8.first == UInt8(ascii: "/") || target == "*" { return true }
    let lower = target.lowercased()
    guard let scheme = ["http://", "https://"].first(where: lower.hasPrefix) else { return false }
    let authority = lower.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
    return host.map { $0.lowercased() == authority } ?? isHost(String(authority))
  }
}
