/// The 32 bytes of a SHA-256 as something to keep a table by: there may be a million.
package struct Digest: Hashable, Sendable {
  private let words: SIMD4<UInt64>

  /// Takes the first 32 bytes.
  package init(_ bytes: [UInt8]) {
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.prefix(32).enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// The bytes of a hash are as good as random already.
  package func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }
}
