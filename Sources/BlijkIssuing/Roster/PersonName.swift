/// Names in one column whose last part comes first: "Vos, Anna", "Jong, Bram de".
enum PersonName {
  /// Whether a name looks like that.
  static func isLastFirst(_ name: String) -> Bool { parts(name) != nil }

  /// The same with the last part last; a name that does not look like that stays as it is.
  static func turned(_ name: String) -> String {
    guard let (last, first, suffixes) = parts(name) else { return name }
    return ([first + " " + last] + suffixes).joined(separator: ", ")
  }

  private static func parts(_ name: String) -> (last: String, first: String, suffixes: [String])? {
    guard name.utf8.contains(UInt8(ascii: ",")) else { return nil }
    var parts = name.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingSpaces() }
    var suffixes: [String] = []
    while let last = parts.last, Self.suffixes.contains(last.lowercased()) {
      suffixes.insert(last, at: 0)
      parts.removeLast()
    }
    guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    switch parts.count {
    case 2: return (parts[0], parts[1], suffixes)
    // "Jong, Bram, de" and "Jong, de, Bram".
    case 3:
      let isInfixInTheMiddle = parts[1].first?.isLowercase == true
      let (first, infix) = isInfixInTheMiddle ? (parts[2], parts[1]) : (parts[1], parts[2])
      guard infix.first?.isLowercase == true else { return nil }
      return ("\(infix) \(parts[0])", first, suffixes)
    default: return nil
    }
  }

  /// What follows a name behind a comma.
  private static let suffixes: Set<String> = [
    "jr", "jr.", "sr", "sr.", "junior", "senior", "ii", "iii", "iv", "phd", "ph.d.", "msc",
    "bsc", "ma", "ba", "md", "rn", "mba", "llm", "esq.", "& zn.", "& zn",
  ]
}
