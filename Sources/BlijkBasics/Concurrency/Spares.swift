import Synchronization

/// Working memory that one thread has at a time, kept for the next: making it again costs as much as the
/// work itself.
package final class Spares<Item: Sendable>: Sendable {
  private let idle = Mutex<[Item]>([])
  private let make: @Sendable () throws(Problem) -> Item

  package init(_ make: @escaping @Sendable () throws(Problem) -> Item) {
    self.make = make
  }

  /// Lends one that nobody has; there are never more than were lent at once.
  package func lend<Result>(_ body: (Item) throws(Problem) -> Result) throws(Problem) -> Result {
    let spare = idle.withLock { $0.popLast() }
    let item = if let spare { spare } else { try make() }
    defer { idle.withLock { $0.append(item) } }
    return try body(item)
  }
}
