import Synchronization

/// Something of which there is only so much: connections, room for what is being sent, places to wait.
///
/// A client has no more than its share. The last part is for clients that have little or nothing yet, so
/// that whoever comes new still gets in while a few take all they may.
final class Shares: Sendable {
  private struct State {
    var taken = 0
    var clients: [[UInt8]: Int] = [:]
  }

  /// How much there is for all together.
  let all: Int
  /// The most of one client.
  let each: Int
  /// The most of one client while the last part is being given out.
  private let first: Int
  /// Where the last part begins.
  private let last: Int
  private let state = Mutex(State())

  /// The last part is a quarter.
  init(all: Int, each: Int, first: Int = 1) {
    self.all = all
    self.each = each
    self.first = first
    last = all - all / 4
  }

  /// Takes some, and says whether the client may have it. A proxy that is trusted is no client: it speaks
  /// for many and has no share of its own.
  func take(_ amount: Int = 1, for client: [UInt8]?) -> Bool {
    state.withLock { state in
      let taken = state.taken + amount
      guard taken <= all else { return false }
      if let client {
        let own = state.clients[client, default: 0] + amount
        guard own <= (taken <= last ? each : min(first, each)) else { return false }
        state.clients[client] = own
      }
      state.taken = taken
      return true
    }
  }

  /// Gives back what was taken.
  func giveBack(_ amount: Int = 1, of client: [UInt8]?) {
    state.withLock { state in
      state.taken -= amount
      guard let client, let own = state.clients[client] else { return }
      // Whoever has nothing is not remembered.
      state.clients[client] = own > amount ? own - amount : nil
    }
  }

  /// How much is taken now.
  var taken: Int { state.withLock(\.taken) }
}
