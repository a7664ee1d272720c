extension StringProtocol {
  /// Without white space at either end.
  package func trimmingSpaces() -> String {
    var slice = self[...]
    while let first = slice.first, first.isWhitespace { slice = slice.dropFirst() }
    while let last = slice.last, last.isWhitespace { slice = slice.dropLast() }
    return String(slice)
  }

  /// The same, and with one blank for every run of blanks of any kind within. Tabs and line ends stay.
  package func withSingleBlanks() -> String {
    let trimmed = trimmingSpaces()
    var last: UInt8 = 0
    let isSingle = trimmed.utf8.allSatisfy { byte in
      defer { last = byte }
      // Other blanks are outside ASCII, and begin with these.
      return byte != 0xC2 && byte != 0xE1 && byte != 0xE2 && byte != 0xE3
        && !(byte == 0x20 && last == 0x20)
    }
    guard !isSingle else { return trimmed }
    var scalars = String.UnicodeScalarView()
    for scalar in trimmed.unicodeScalars {
      let isBlank = scalar.properties.generalCategory == .spaceSeparator
      if isBlank, scalars.last == " " { continue }
      scalars.append(isBlank ? " " : scalar)
    }
    return String(scalars)
  }
}
