import Foundation
import NIOCore

/// A connection to a port of this machine, byte for byte.
///
/// Its descriptor is only used, never changed, so threads may share it.
final class Connection: Sendable {
  private let socket: CInt

  /// Connects, from another address of this machine where one is named. Nothing takes longer than a
  /// minute.
  init(port: Int, from source: String = "127.0.0.1") throws {
    socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var patience = timeval(tv_sec: 60, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      unsafe setsockopt(
        socket, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
    }
    let (here, there) = (
      try SocketAddress(ipAddress: source, port: 0),
      try SocketAddress(ipAddress: "127.0.0.1", port: port)
    )
    try Self.check(unsafe here.withSockAddr { unsafe bind(socket, $0, socklen_t($1)) })
    try Self.check(unsafe there.withSockAddr { unsafe connect(socket, $0, socklen_t($1)) })
  }

  deinit { close(socket) }

  func send(_ bytes: [UInt8]) throws {
    var sent = 0
    while sent < bytes.count {
      // A closed connection must not end the process.
      let count = unsafe bytes[sent...].withUnsafeBytes {
        unsafe Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failed(code: errno) }
      sent += count
    }
  }

  func send(_ text: String) throws { try send(Array(text.utf8)) }

  /// Says that nothing more comes.
  func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// What comes next; nothing when the other end is closed.
  func receive() throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = unsafe recv(socket, &bytes, bytes.count, 0)
    if count < 0, errno == ECONNRESET { return [] }
    guard count >= 0 else { throw Failed(code: errno) }
    return Array(bytes.prefix(count))
  }

  /// All that comes until the other end is closed.
  func rest() throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let more = try receive()
      if more.isEmpty { return all }
      all += more
    }
  }

  struct Failed: Error {
    let code: CInt
  }

  private static func check(_ result: CInt) throws {
    guard result == 0 else { throw Failed(code: errno) }
  }
}
