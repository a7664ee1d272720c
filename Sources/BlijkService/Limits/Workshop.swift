import Dispatch
import NIOPosix
import Synchronization

/// Threads beside those that read and answer, for what may take long: whoever asks something easy never
/// waits for it.
///
/// Clients take turns. One that hands in much waits for itself, and others wait for one piece of its work
/// at the most.
final class Workshop: Sendable {
  private struct State {
    var waiting: [[UInt8]: [@Sendable () -> Void]] = [:]
    /// Whose turn it is, and whose then.
    var turns: [[UInt8]] = []
    var isOpen = false
  }

  private let threads: NIOThreadPool
  /// What waits and what is being done.
  let places: Shares
  private let state = Mutex(State())

  /// - Parameters:
  ///   - threads: How much is done at once.
  ///   - places: How much is taken in, for all and for each.
  init(threads: Int, places: Shares) {
    self.threads = NIOThreadPool(numberOfThreads: threads)
    self.places = places
  }

  deinit { threads.shutdownGracefully(queue: .global()) { _ in } }

  /// Does this on one of the threads when it is the client's turn.
  ///
  /// - Throws: `Refusal.busy` when there is no place, and what the work throws.
  func run<Result: Sendable>(
    for client: [UInt8], _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    guard places.take(for: client) else { throw Refusal.busy }
    defer { places.giveBack(of: client) }
    return try await withCheckedThrowingContinuation { done in
      state.withLock { state in
        // Not before there is work: many services have none of this kind.
        if !state.isOpen { threads.start() }
        state.isOpen = true
        if state.waiting[client] == nil { state.turns.append(client) }
        state.waiting[client, default: []].append {
          done.resume(with: Swift.Result(catching: work))
        }
      }
      // As many pieces are fetched as were brought, by whoever is free first.
      threads.submit { _ in self.next()?() }
    }
  }

  /// The next piece of work; its client stands at the back of the row again.
  private func next() -> (@Sendable () -> Void)? {
    state.withLock { state in
      guard !state.turns.isEmpty else { return nil }
      let client = state.turns.removeFirst()
      guard var own = state.waiting.removeValue(forKey: client), !own.isEmpty else { return nil }
      let work = own.removeFirst()
      if !own.isEmpty {
        state.waiting[client] = own
        state.turns.append(client)
      }
      return work
    }
  }
}
