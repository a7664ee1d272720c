import Foundation

extension [[UInt8]] {
  /// The lines in code point order, one after the other.
  func sortedAndJoined() -> [UInt8] {
    var all: [UInt8] = []
    all.reserveCapacity(reduce(0) { $0 + $1.count })
    for line in sorted(by: { $0.precedes($1) }) { all += line }
    return all
  }
}

extension [UInt8] {
  /// Whether these bytes come before others.
  func precedes(_ other: [UInt8]) -> Bool {
    let order = unsafe memcmp(self, other, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }
}
