extension [UInt8] {
  /// Adds a number as eight bytes, the highest first.
  mutating func append(bigEndian number: Int) {
    for shift in stride(from: 56, through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }
}
