import Synchronization

/// What the log says of keys, as of its newest event. Keys change rarely, and asking a database elsewhere takes
/// as long as the look-up itself.
final class RememberedKeys: Sendable {
  private let known = Mutex<(newest: Int, keys: [String: LoggedKey])>((0, [:]))
  private static let most = 64

  /// What the log says of a key, where `newest` is the number of its newest event.
  func key(_ thumbprint: String, newest: Int, in session: any SQLSession) throws -> LoggedKey {
    let before = known.withLock { $0.newest == newest ? $0.keys[thumbprint] : nil }
    if let before { return before }
    let key = try LoggedKey(thumbprint, in: session)
    known.withLock { known in
      if known.newest != newest || known.keys.count >= Self.most { known = (newest, [:]) }
      known.keys[thumbprint] = key
    }
    return key
  }
}
