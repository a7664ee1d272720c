/// Space around a text that is still bytes: the blank, and tab, line feed, vertical tab, form feed and
/// carriage return.
extension UInt8 {
  package var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension [UInt8] {
  /// The bytes without space before and after them.
  package var withoutOuterSpace: ArraySlice<UInt8> {
    let start = drop { $0.isASCIISpace }
    let end = start.lastIndex { !$0.isASCIISpace }.map { $0 + 1 }
    return start[..<(end ?? start.startIndex)]
  }
}
