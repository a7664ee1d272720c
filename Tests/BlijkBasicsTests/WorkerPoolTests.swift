import BlijkBasics
import BlijkTestSupport
import Foundation
import Synchronization
import Testing

@Suite struct WorkerPoolTests {
  private static let stop = Problem(.cannotWrite, nl: "vol", en: "full")

  /// The first item is slow: it is done only when others are. Everybody waits for it, nobody waits for
  /// ever, and order is kept.
  @Test(.timeLimit(.minutes(1)))
  func keepsOrderBehindASlowFirstItem() throws {
    var seen: [Int] = []
    let others = Mutex(0)
    // One core has one worker, which nobody goes ahead of.
    let ahead = min(16, (ProcessInfo.processInfo.activeProcessorCount - 1) * 16)
    try WorkerPool.run(count: 10_000) { number in
      if number == 0 { #expect(waitUntil { others.withLock { $0 } >= ahead }) }
      others.withLock { $0 += 1 }
      return number
    } consume: {
      seen.append($0)
    }
    #expect(seen == Array(0..<10_000))
  }

  @Test(.timeLimit(.minutes(1)), arguments: [0, 1, 2, 3, 63, 64, 65, 1000])
  func doesEachItemOnce(count: Int) throws {
    let done = Mutex<[Int]>([])
    var seen: [Int] = []
    try WorkerPool.run(count: count) { number in
      done.withLock { $0.append(number) }
      return number
    } consume: {
      seen.append($0)
    }
    #expect(seen == Array(0..<count))
    #expect(done.withLock { $0.sorted() } == Array(0..<count))
  }

  /// Also in the middle of what a worker takes at a time, with others waiting behind it.
  @Test(.timeLimit(.minutes(1)), arguments: [0, 1, 7, 500, 503, 9_999])
  func theFirstErrorOfTheWorkStopsEverything(bad: Int) throws {
    let started = Mutex(0)
    var seen: [Int] = []
    let found = problem {
      try WorkerPool.run(count: 10_000) { (number) throws(Problem) -> Int in
        started.withLock { $0 += 1 }
        if number == bad { throw Self.stop }
        return number
      } consume: {
        seen.append($0)
      }
    }
    #expect(found == Self.stop)
    #expect(seen == Array(0..<bad))
    // Workers are never far ahead of the consumer.
    let most = bad + 2 + 33 * ProcessInfo.processInfo.activeProcessorCount
    #expect(started.withLock { $0 } <= most)
  }

  @Test(.timeLimit(.minutes(1)))
  func anErrorOfTheConsumerStopsTheWork() throws {
    let started = Mutex(0)
    var seen = 0
    let found = problem {
      try WorkerPool.run(count: 10_000) { number in
        started.withLock { $0 += 1 }
        return number
      } consume: { (number) throws(Problem) in
        seen += 1
        if number == 100 { throw Self.stop }
      }
    }
    #expect(found == Self.stop)
    #expect(seen == 101)
    #expect(started.withLock { $0 } < 10_000)
  }
}
