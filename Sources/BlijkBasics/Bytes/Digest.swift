/// A SHA-256 hash as a key of a dictionary. Smaller and faster than an array: there may be a million.
package struct Digest: Hashable, Sendable {
  private let first, second, third, fourth: UInt64

  /// Takes the first 32 bytes.
  package init(_ bytes: [UInt8]) {
    func word(_ number: Int) -> UInt64 {
      bytes.dropFirst(number * 8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
    (first, second, third, fourth) = (word(0), word(1), word(2), word(3))
  }

  /// Eight bytes are enough: those of a hash are as good as random.
  package func hash(into hasher: inout Hasher) { hasher.combine(first) }
}
