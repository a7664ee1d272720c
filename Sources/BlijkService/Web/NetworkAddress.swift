import CNIOLinux
import Glibc
import NIOCore

/// Addresses as their bytes, 4 or 16 of them, so that one address has one spelling. IPv4 inside IPv6 becomes
/// IPv4.
enum NetworkAddress {
  /// The other end of a connection; no bytes when it is not known.
  static func bytes(_ socket: SocketAddress?) -> [UInt8] {
    switch socket {
    case .v4(let address): return raw(address.address.sin_addr)
    case .v6(let address): return plain(raw(address.address.sin6_addr))
    default: return []
    }
  }

  /// An address as people and proxies write it, perhaps with quotes, brackets or a port. What is none stays
  /// a text, longer than any address: a proxy may name its clients otherwise.
  static func bytes(_ text: Substring) -> [UInt8] {
    find(text) ?? [UInt8](repeating: 0, count: 17) + text.lowercased().utf8
  }

  /// The bytes of an address that stands there alone.
  static func read(_ text: Substring) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let text = String(text)
    if unsafe inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
    return unsafe inet_pton(AF_INET6, text, &bytes) == 1 ? plain(bytes) : nil
  }

  /// Whether a host as it is asked for, perhaps with a port, names this machine.
  static func isThisMachine(host: String) -> Bool {
    let name = host.lowercased()
    if name == "localhost" || name.hasPrefix("localhost:") { return true }
    return find(host[...]).map { isThisMachine($0) } ?? false
  }

  private static func find(_ text: Substring) -> [UInt8]? {
    var text = text.drop { $0 == "\"" || $0 == "[" }
    if let end = text.firstIndex(where: { $0 == "]" || $0 == "\"" }) { text = text[..<end] }
    if let address = read(text) { return address }
    return text.lastIndex(of: ":").flatMap { read(text[..<$0]) }
  }

  /// Whether only this machine itself has this address: 127.0.0.0/8, or ::1.
  static func isThisMachine(_ address: [UInt8]) -> Bool {
    switch address.count {
    case 4: address[0] == 127
    case 16: address[15] == 1 && address.dropLast().allSatisfy { $0 == 0 }
    default: false
    }
  }

  /// IPv4 out of IPv6 (RFC 4291 §2.5.5.2).
  private static func plain(_ bytes: [UInt8]) -> [UInt8] {
    let isInside = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isInside ? Array(bytes.suffix(4)) : bytes
  }

  private static func raw<Address>(_ address: Address) -> [UInt8] {
    unsafe withUnsafeBytes(of: address) { unsafe [UInt8]($0) }
  }
}
