package import BlijkBasics
import Dispatch
import Foundation
import Synchronization

/// Works on many items on all cores, and hands the results in their order to one consumer on the
/// caller's thread. Workers never run far ahead of it, so memory does not grow with the batch.
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
    while let result = state.take() {
      guard failure == nil else { continue }
      do {
        try consume(try result.get())
      } catch {
        failure = error
        state.stop()
      }
    }
    if let failure { throw failure }
  }

  /// What workers and consumer share.
  private final class Shared<Result: Sendable>: Sendable {
    private struct State {
      var next = 0
      var delivered = 0
      var finished: [Int: Swift.Result<Result, Problem>] = [:]
      var workersLeft: Int
    }

    private let count: Int
    private let state: Mutex<State>
    /// Results, and one last signal of each worker.
    private let ready = DispatchSemaphore(value: 0)
    private let room: DispatchSemaphore

    init(count: Int, workers: Int) {
      self.count = count
      state = Mutex(State(workersLeft: workers))
      room = DispatchSemaphore(value: workers * 32)
    }

    func work(_ work: (Int) throws(Problem) -> Result) {
      // Room is taken before a number is, so that the number everybody waits for always has room.
      while let number = nextNumberWithRoom() {
        let result: Swift.Result<Result, Problem>
        do {
          result = .success(try work(number))
        } catch {
          result = .failure(error)
        }
        state.withLock { $0.finished[number] = result }
        ready.signal()
      }
      state.withLock { $0.workersLeft -= 1 }
      ready.signal()
    }

    /// The next result; nothing when all workers have ended.
    func take() -> Swift.Result<Result, Problem>? {
      while true {
        let (result, isOver) = state.withLock { state in
          let result = state.finished.removeValue(forKey: state.delivered)
          if result != nil { state.delivered += 1 }
          return (result, result == nil && state.workersLeft == 0)
        }
        if let result {
          room.signal()
          return result
        }
        if isOver { return nil }
        ready.wait()
      }
    }

    func stop() {
      state.withLock { $0.next = count }
    }

    private func nextNumberWithRoom() -> Int? {
      room.wait()
      let number: Int? = state.withLock { state in
        guard state.next < count else { return nil }
        defer { state.next += 1 }
        return state.next
      }
      if number == nil { room.signal() }
      return number
    }
  }
}
