/// Whole numbers in the order of files that are not ours, PNG, fonts and PDF: the highest byte first.
package enum BigEndian {
  /// The lowest two bytes of a number.
  package static func two(_ number: Int) -> [UInt8] {
    [8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  /// The lowest four bytes of a number.
  package static func four(_ number: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
  }
}
