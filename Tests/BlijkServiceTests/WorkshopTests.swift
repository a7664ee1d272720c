import BlijkTestSupport
import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import BlijkService

@Suite struct WorkshopTests {
  /// Whose work was done, in order.
  private final class Done: Sendable {
    private let all = Mutex<[UInt8]>([])
    var clients: [UInt8] { all.withLock { $0 } }
    func add(_ client: UInt8) { all.withLock { $0.append(client) } }
  }

  /// One thread, held up until it is let go.
  private func heldUp(
    _ places: Shares
  ) async -> (shop: Workshop, goOn: DispatchSemaphore, held: Task<Void, any Error>) {
    let shop = Workshop(threads: 1, places: places)
    let (isWorking, goOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let held = Task {
      try await shop.run(for: [0]) {
        isWorking.signal()
        goOn.wait()
      }
    }
    try? await onThread { isWorking.wait() }
    return (shop, goOn, held)
  }

  /// Whoever hands in much waits for itself.
  @Test func clientsTakeTurns() async throws {
    let places = Shares(all: 100, each: 50)
    let (shop, goOn, held) = await heldUp(places)
    let done = Done()
    let works = [[1, 1, 1, 1], [2, 2], [3]].flatMap { $0 }.map { UInt8($0) }
    var tasks: [Task<Void, any Error>] = []
    for (index, client) in works.enumerated() {
      tasks.append(
        Task { try await shop.run(for: [client]) { done.add(client) } })
      #expect(await eventually { places.taken == index + 2 })
    }
    goOn.signal()
    for task in tasks + [held] { try await task.value }
    #expect(done.clients == [1, 2, 3, 1, 2, 1, 1])
    #expect(places.taken == 0)
  }

  @Test func whoFindsNoPlaceIsToldSo() async throws {
    let places = Shares(all: 8, each: 3)
    let (shop, goOn, held) = await heldUp(places)
    let waiting = (0..<3).map { _ in Task { try await shop.run(for: [1]) { 1 } } }
    #expect(await eventually { places.taken == 4 })
    await #expect { try await shop.run(for: [1]) { 2 } } throws: { error in
      (error as? Refusal)?.name == "busy" && (error as? Refusal)?.status == .serviceUnavailable
    }
    goOn.signal()
    for task in waiting { #expect(try await task.value == 1) }
    try await held.value
    #expect(try await shop.run(for: [1]) { 3 } == 3)
  }

  @Test func whatTheWorkThrowsIsThrown() async throws {
    let places = Shares(all: 8, each: 3)
    let shop = Workshop(threads: 2, places: places)
    await #expect { try await shop.run(for: [1]) { throw Refusal.badRequest } } throws: { error in
      (error as? Refusal)?.name == "bad-request"
    }
    #expect(places.taken == 0)
  }
}
