import BlijkBasics

/// Numbers of rows, as a person says them: "4, 9 en 12 t/m 40".
struct RowRanges {
  private var ranges: [ClosedRange<Int>] = []

  init(_ rows: [Int] = []) {
    for row in rows { add(row) }
  }

  /// The most that are named.
  private static let mostNamed = 12

  /// Adds a row that comes after those that are there.
  mutating func add(_ row: Int) {
    guard let last = ranges.last else {
      ranges.append(row...row)
      return
    }
    if last.contains(row) { return }
    if row == last.upperBound + 1 {
      ranges[ranges.count - 1] = last.lowerBound...row
    } else {
      ranges.append(row...row)
    }
  }

  /// All of them, in words; two in a row are two numbers.
  var text: Message {
    let parts = ranges.flatMap { range in
      range.count == 2
        ? [(range.lowerBound, range.lowerBound), (range.upperBound, range.upperBound)]
        : [(range.lowerBound, range.upperBound)]
    }
    func words(_ to: String) -> [String] {
      parts.prefix(Self.mostNamed).map { first, last in
        first == last ? "\(first)" : "\(first) \(to) \(last)"
      }
    }
    let more = parts.dropFirst(Self.mostNamed).reduce(0) { $0 + $1.1 - $1.0 + 1 }
    return Message(
      nl: Self.joined(words("t/m") + (more > 0 ? ["nog \(more)"] : []), "en"),
      en: Self.joined(words("to") + (more > 0 ? ["\(more) more"] : []), "and"))
  }

  private static func joined(_ words: [String], _ and: String) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(and) \(last)"
  }
}
