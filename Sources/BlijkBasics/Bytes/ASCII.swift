/// What a byte means when it is read as ASCII.
extension UInt8 {
  /// Space, tab, line feed, vertical tab, form feed and carriage return.
  package var isASCIISpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  /// 0 to 9.
  package var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  /// A to Z and a to z.
  package var isASCIILetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}

extension [UInt8] {
  /// The bytes without white space at either end.
  package var withoutOuterSpace: ArraySlice<UInt8> {
    let start = drop { $0.isASCIISpace }
    let end = start.lastIndex { !$0.isASCIISpace }.map { $0 + 1 }
    return start[..<(end ?? start.startIndex)]
  }
}
