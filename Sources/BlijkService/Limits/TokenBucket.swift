/// A store of permissions that fills again with time. Moments are in seconds.
struct TokenBucket {
  private var tokens: Double
  private var at: Double

  /// A full one.
  init(size: Int, at now: Double) {
    tokens = Double(size)
    at = now
  }

  /// Whether it holds as much as it can.
  func isFull(size: Int, at now: Double) -> Bool { filled(size: size, at: now) >= Double(size) }

  /// The seconds until there is a permission; 0 when there is one now.
  func wait(size: Int, at now: Double) -> Int {
    let missing = 1 - filled(size: size, at: now)
    return missing <= 0 ? 0 : Int((missing * 60 / Double(size)).rounded(.up))
  }

  /// Takes a permission, if there is one.
  mutating func take(size: Int, at now: Double) {
    tokens = max(0, filled(size: size, at: now) - 1)
    at = now
  }

  /// It fills in a minute. A clock that is set back empties nothing.
  private func filled(size: Int, at now: Double) -> Double {
    min(Double(size), tokens + max(0, now - at) * Double(size) / 60)
  }
}
