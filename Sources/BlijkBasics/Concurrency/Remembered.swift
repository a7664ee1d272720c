package import Synchronization

/// What was made before, by what it was made of: most of a batch is the same on every document.
///
/// It is open to inlining, so that each user gets it made for its own types: looked up by way of what all
/// types have in common, it would take several times as long.
package final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline let known = Mutex<[Key: Value]>([:])
  /// How many are kept at the most; with one more, all are forgotten.
  @usableFromInline let most: Int

  @inlinable package init(most: Int) {
    self.most = most
  }

  /// The value of then, or the one made now.
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
