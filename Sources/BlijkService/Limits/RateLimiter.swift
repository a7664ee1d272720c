import BlijkBasics
import BlijkKeys
import Foundation
import Synchronization

/// Keeps one client from asking too much, and all together from guessing check codes.
///
/// Clients are known by a hash of their address only, in memory. The hash has a new secret every day, so that
/// not even this process can tell who came back.
final class RateLimiter: Sendable {
  private struct State {
    var day = 0
    var secret: [UInt8] = []
    var clients: [[UInt8]: TokenBucket] = [:]
    var guesses: TokenBucket?
  }

  private let questionsPerMinute, guessesPerMinute: Int?
  private let now: @Sendable () -> Double
  private let state = Mutex(State())

  /// The most clients that are remembered.
  private static let mostClients = 100_000

  init(
    questionsPerMinute: Int?, guessesPerMinute: Int?,
    now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
  ) {
    self.questionsPerMinute = questionsPerMinute
    self.guessesPerMinute = guessesPerMinute
    self.now = now
  }

  /// Counts a question of a client.
  ///
  /// - Throws: `Refusal` when it asks too much.
  func ask(client: @autoclosure () -> [UInt8]) throws {
    guard let size = questionsPerMinute else { return }
    let (now, client) = (now(), client())
    let wait = try state.withLock { state -> Int in
      try Self.renew(&state, day: Int(now / 86_400))
      let key = Array(SHA256.hash(state.secret + client).prefix(16))
      if state.clients.count >= Self.mostClients, state.clients[key] == nil {
        state.clients = state.clients.filter { !$0.value.isFull(size: size, at: now) }
        if state.clients.count >= Self.mostClients { state.clients = [:] }
      }
      let wait = state.clients[key]?.wait(size: size, at: now) ?? 0
      if wait == 0 {
        state.clients[key, default: TokenBucket(size: size, at: now)].take(size: size, at: now)
      }
      return wait
    }
    if wait > 0 { throw Refusal.tooMany(guesses: false, retryAfter: wait) }
  }

  /// Counts the answer to a typed check code: one that leads nowhere is a guess. While there are too
  /// many, a code that leads somewhere is refused as well, or the refusal would tell.
  ///
  /// - Throws: `Refusal` while there are too many.
  func answer(isGuess: Bool) throws {
    guard let size = guessesPerMinute else { return }
    let now = now()
    let wait = state.withLock { state -> Int in
      var bucket = state.guesses ?? TokenBucket(size: size, at: now)
      let wait = bucket.wait(size: size, at: now)
      if isGuess { bucket.take(size: size, at: now) }
      state.guesses = bucket
      return wait
    }
    if wait > 0 { throw Refusal.tooMany(guesses: true, retryAfter: wait) }
  }

  private static func renew(_ state: inout State, day: Int) throws {
    guard state.day != day || state.secret.isEmpty else { return }
    state.secret = try SystemRandom.bytes(32)
    state.day = day
    state.clients = [:]
  }
}
