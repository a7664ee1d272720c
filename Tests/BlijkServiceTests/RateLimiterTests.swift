import Synchronization
import Testing

@testable import BlijkService

@Suite struct RateLimiterTests {
  /// A clock that stands where it is put, in seconds.
  private final class Clock: Sendable {
    private let time = Mutex(1_000_000.0)
    func now() -> Double { time.withLock { $0 } }
    func go(_ seconds: Double) { time.withLock { $0 += seconds } }
  }

  private func wait(_ body: () throws -> Void) -> Int? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Refusal)?.retryAfter
    }
  }

  @Test func aClientMayAskSoMuchInAMinute() {
    let clock = Clock()
    let limiter = RateLimiter(questionsPerMinute: 6, guessesPerMinute: nil, now: clock.now)
    for _ in 0..<6 { #expect(wait { try limiter.ask(client: [1]) } == nil) }
    #expect(wait { try limiter.ask(client: [1]) } == 10)
    #expect(wait { try limiter.ask(client: [2]) } == nil)
    clock.go(9)
    #expect(wait { try limiter.ask(client: [1]) } == 1)
    clock.go(1.1)
    #expect(wait { try limiter.ask(client: [1]) } == nil)
    clock.go(-3600)
    #expect(wait { try limiter.ask(client: [1]) } == 10)
  }

  /// Yesterday's visitors are nobody's any more.
  @Test func everyDayBeginsAnew() {
    let clock = Clock()
    let limiter = RateLimiter(questionsPerMinute: 1, guessesPerMinute: nil, now: clock.now)
    #expect(wait { try limiter.ask(client: [1]) } == nil)
    #expect(wait { try limiter.ask(client: [1]) } == 60)
    // 1,000,000 s is 49,600 s into its day.
    clock.go(86_400 - 49_600 - 0.5)
    #expect(wait { try limiter.ask(client: [1]) } == nil)
    clock.go(1)
    #expect(wait { try limiter.ask(client: [1]) } == nil)
  }

  /// While there are too many guesses, a code that leads somewhere is refused as well.
  @Test func guessesAreCountedForAllTogether() {
    let clock = Clock()
    let limiter = RateLimiter(questionsPerMinute: nil, guessesPerMinute: 2, now: clock.now)
    #expect(wait { try limiter.answer(isGuess: false) } == nil)
    #expect(wait { try limiter.answer(isGuess: true) } == nil)
    #expect(wait { try limiter.answer(isGuess: true) } == nil)
    #expect(wait { try limiter.answer(isGuess: true) } != nil)
    #expect(wait { try limiter.answer(isGuess: false) } != nil)
    clock.go(31)
    #expect(wait { try limiter.answer(isGuess: false) } == nil)
  }
}
