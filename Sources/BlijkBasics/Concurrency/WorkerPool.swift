import Dispatch
import Foundation
import Synchronization

/// Works on many items on all cores, and hands the results in their order to one consumer on the
/// caller's thread. Workers never run far ahead of it, so memory does not grow with the batch.
///
/// A worker takes several numbers at a time, since waking the consumer for each can cost more than the work.
package enum WorkerPool {
  /// Runs `work` for the numbers 0 to `count` - 1. The first error stops everything and is thrown.
  package static func run<Result: Sendable>(
    count: Int,
    work: @escaping @Sendable (Int) throws(Problem) -> Result,
    consume: (Result) throws(Problem) -> Void
  ) throws(Problem) {
    let workers = max(1, min(count, ProcessInfo.processInfo.activeProcessorCount))
    let state = Shared<Result>(count: count, workers: workers)
    for _ in 0..<workers {
      DispatchQueue.global().async { state.work(work) }
    }
    var failure: Problem?
    while let portion = state.take() {
      guard failure == nil else { continue }
      do throws(Problem) {
        for result in portion.results { try consume(result) }
        if let failure = portion.failure { throw failure }
      } catch {
        failure = error
        state.stop()
      }
    }
    if let failure { throw failure }
  }

  /// What workers and consumer share.
  private final class Shared<Result: Sendable>: Sendable {
    /// The results of consecutive numbers: of all of them, or of those before the first error.
    struct Portion: Sendable {
      let numbers: Range<Int>
      var results: [Result] = []
      var failure: Problem?
    }

    private struct State {
      var next = 0
      var delivered = 0
      /// By their first numbers.
      var finished: [Int: Portion] = [:]
      var workersLeft: Int
    }

    private let count: Int
    /// How many numbers a worker takes at a time. It is smaller when there are few, so that all get some.
    private let size: Int
    private let state: Mutex<State>
    /// Portions, and one last signal of each worker.
    private let ready = DispatchSemaphore(value: 0)
    private let room: DispatchSemaphore

    init(count: Int, workers: Int) {
      self.count = count
      size = max(1, min(8, count / (workers * 8)))
      state = Mutex(State(workersLeft: workers))
      room = DispatchSemaphore(value: workers * 32 / size)
    }

    func work(_ work: (Int) throws(Problem) -> Result) {
      // Room is taken before numbers are, so that the number everybody waits for always has room.
      while let numbers = nextNumbersWithRoom() {
        var portion = Portion(numbers: numbers)
        portion.results.reserveCapacity(numbers.count)
        do {
          for number in numbers { portion.results.append(try work(number)) }
        } catch {
          portion.failure = error
        }
        state.withLock { [portion] in $0.finished[numbers.lowerBound] = portion }
        ready.signal()
      }
      state.withLock { $0.workersLeft -= 1 }
      ready.signal()
    }

    /// The next results; `nil` when all workers have ended.
    func take() -> Portion? {
      while true {
        let (portion, isOver) = state.withLock { state in
          let portion = state.finished.removeValue(forKey: state.delivered)
          if let portion { state.delivered = portion.numbers.upperBound }
          return (portion, portion == nil && state.workersLeft == 0)
        }
        if let portion {
          room.signal()
          return portion
        }
        if isOver { return nil }
        ready.wait()
      }
    }

    func stop() {
      state.withLock { $0.next = count }
    }

    private func nextNumbersWithRoom() -> Range<Int>? {
      room.wait()
      let numbers: Range<Int>? = state.withLock { state in
        guard state.next < count else { return nil }
        let numbers = state.next..<min(count, state.next + size)
        state.next = numbers.upperBound
        return numbers
      }
      if numbers == nil { room.signal() }
      return numbers
    }
  }
}
