import Synchronization

/// What the log says of keys, as of its newest event, for a second at most: what somebody changes in older events is
/// seen after that. Keys change rarely, and asking a database elsewhere takes as long as the look-up itself.
final class RememberedKeys: Sendable {
  private let known = Mutex<Known>(Known())
  private static let most = 64

  private struct Known {
    var newest = 0
    var since = ContinuousClock.now
    var keys: [String: LoggedKey] = [:]

    func holds(_ newest: Int) -> Bool {
      newest == self.newest && since.duration(to: .now) < .seconds(1)
    }
  }

  /// What the log says of a key, where `newest` is the number of its newest event.
  func key(_ thumbprint: String, newest: Int, in session: any SQLSession) throws -> LoggedKey {
    let before = known.withLock { $0.holds(newest) ? $0.keys[thumbprint] : nil }
    if let before { return before }
    let key = try LoggedKey(thumbprint, in: session)
    known.withLock { known in
      if !known.holds(newest) || known.keys.count >= Self.most { known = Known(newest: newest) }
      known.keys[thumbprint] = key
    }
    return key
  }
}
