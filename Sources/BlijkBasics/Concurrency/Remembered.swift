package import Synchronization

/// A cache of values by what they were made of: most of a batch is the same on every document.
///
/// Its methods can be inlined, so that they are compiled for each user's own types. Generic code takes
/// several times as long.
package final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline let known = Mutex<[Key: Value]>([:])
  /// The most values that are kept. When one more comes, all are forgotten first.
  @usableFromInline let most: Int

  @inlinable package init(most: Int) {
    self.most = most
  }

  /// The value that is kept for this key, or else the one that `make` gives, which is then kept.
  @inlinable package func value<Failure>(
    _ key: Key, make: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = try make()
    known.withLock { known in
      if known.count >= most { known.removeAll(keepingCapacity: true) }
      known[key] = value
    }
    return value
  }
}
