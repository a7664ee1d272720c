import BlijkBasics
import Synchronization

/// What was made before, by what it was made of: most of a batch is the same on every document.
final class Remembered<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let known = Mutex<[Key: Value]>([:])
  /// How many are kept at the most; with one more, all are forgotten.
  private let most: Int

  init(most: Int) {
    self.most = most
  }

  /// The value of then, or the one made now.
  func value(_ key: Key, make: () throws(Problem) -> Value) throws(Problem) -> Value {
    if let value = known.withLock({ $0[key] }) { return value }
    let value = try make()
    known.withLock { known in
      if known.count >= most { known.removeAll(keepingCapacity: true) }
      known[key] = value
    }
    return value
  }
}
