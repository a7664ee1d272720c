import Synchronization

/// A pool of working memory. One thread has an item at a time, and the next thread gets the same: making one
/// costs as much as the work itself.
package final class Spares<Item: Sendable>: Sendable {
  private let idle = Mutex<[Item]>([])
  private let make: @Sendable () throws(Problem) -> Item

  package init(_ make: @escaping @Sendable () throws(Problem) -> Item) {
    self.make = make
  }

  /// Lends an item that nobody has, and makes one when there is none.
  package func lend<Result>(_ body: (Item) throws(Problem) -> Result) throws(Problem) -> Result {
    let spare = idle.withLock { $0.popLast() }
    let item = if let spare { spare } else { try make() }
    defer { idle.withLock { $0.append(item) } }
    return try body(item)
  }
}
