/// The 32 bytes of a SHA-256 as something to keep a table by: there may be a million.
package struct Digest: Hashable, Sendable {
  private let first, second, third, fourth: UInt64

  /// Takes the first 32 bytes.
  package init(_ bytes: [UInt8]) {
    func word(_ number: Int) -> UInt64 {
      bytes.dropFirst(number * 8).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
    (first, second, third, fourth) = (word(0), word(1), word(2), word(3))
  }

  /// The bytes of a hash are as good as random already.
  package func hash(into hasher: inout Hasher) { hasher.combine(first) }
}
