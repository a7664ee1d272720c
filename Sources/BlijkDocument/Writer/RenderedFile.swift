/// A document's file, with the part that every file of its batch has.
package struct RenderedFile: Sendable {
  package let bytes: [UInt8]
  /// Where that part stands; empty when there is none.
  package let shared: Range<Int>

  package init(bytes: [UInt8], shared: Range<Int> = 0..<0) {
    self.bytes = bytes
    self.shared = shared
  }

  /// What only this file has.
  package var own: [UInt8] { Array(bytes[..<shared.lowerBound] + bytes[shared.upperBound...]) }
}
