import BlijkBasics

/// The 32 bytes of an Ed25519 key as a point of the curve: y, little-endian, and the sign of x in the last
/// bit (RFC 8032 §5.1.2).
enum EdwardsPoint {
  /// p = 2^255 - 19, little-endian.
  private static let p = [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]

  /// The y of every point whose order divides 8: 0, 1 and -1, and the two of order 8. With either sign, and
  /// with p and p + 1 for 0 and 1, which `isCanonical` refuses, these are the 14 ways to write them.
  private static let small: Set<[UInt8]> = Set(
    [
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0100000000000000000000000000000000000000000000000000000000000000",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ].compactMap { Hex.decode($0) })

  /// Whether a point must not be used as a key. For one of small order anybody can make a signature, which
  /// fits many texts. One that is written in a second way would give the key a second id.
  static func isDegenerate(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 32 else { return true }
    var y = bytes
    y[31] &= 0x7F
    return small.contains(y) || !isCanonical(y)
  }

  /// Whether y is below p.
  private static func isCanonical(_ y: [UInt8]) -> Bool {
    y.reversed().lexicographicallyPrecedes(p.reversed())
  }
}
