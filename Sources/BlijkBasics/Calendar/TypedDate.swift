/// Dates and months as people type them, in Dutch or English.
///
/// The year has four digits, and a dash or a blank stands between the parts, so that nobody reads another day
/// in it: `12/5/26` is none. What is signed and what is kept is written in one way only, which
/// `CalendarDate.init(_:)` and `Month.init(_:)` read.
extension CalendarDate {
  /// Reads `2026-12-05`, `5-12-2026`, `5 december 2026`, `5 dec 2026` and `December 5, 2026`.
  public init?(typed text: some StringProtocol) {
    let parts = typedParts(text)
    if parts.count == 1, let date = CalendarDate(parts[0]) {
      self = date
      return
    }
    let numbers = parts.count == 1 ? dashed(parts[0]) : parts
    guard numbers.count == 3, let year = typedNumber(numbers[2], digits: 4...4) else { return nil }
    if let day = typedNumber(numbers[0], digits: 1...2) {
      let month =
        parts.count == 1 ? typedNumber(numbers[1], digits: 1...2) : Month.named(numbers[1])
      guard let month else { return nil }
      self.init(year: year, month: month, day: day)
    } else {
      // The way of Americans, who put a comma behind the day.
      let second = numbers[1].hasSuffix(",") ? numbers[1].dropLast() : numbers[1]
      guard parts.count == 3, let month = Month.named(numbers[0]),
        let day = typedNumber(second, digits: 1...2)
      else { return nil }
      self.init(year: year, month: month, day: day)
    }
  }
}

extension Month {
  /// Reads `2026-12`, `12-2026`, `december 2026` and `dec 2026`.
  public init?(typed text: some StringProtocol) {
    let parts = typedParts(text)
    if parts.count == 1, let month = Month(parts[0]) {
      self = month
      return
    }
    let both = parts.count == 1 ? dashed(parts[0]) : parts
    guard both.count == 2, let year = typedNumber(both[1], digits: 4...4),
      let month =
        parts.count == 1 ? typedNumber(both[0], digits: 1...2) : Month.named(both[0])
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The number of a month with this name, or its first letters with or without a full stop.
  fileprivate static func named(_ word: Substring) -> Int? {
    let name = word.lowercased()
    return numbers[name.hasSuffix(".") ? String(name.dropLast()) : name]
  }

  private static let names: [[String]] = [
    ["januari", "january", "jan"], ["februari", "february", "feb"],
    ["maart", "march", "mrt", "mar"], ["april", "apr"], ["mei", "may"], ["juni", "june", "jun"],
    ["juli", "july", "jul"], ["augustus", "august", "aug"], ["september", "sept", "sep"],
    ["oktober", "october", "okt", "oct"], ["november", "nov"], ["december", "dec"],
  ]

  private static let numbers = Dictionary(
    names.enumerated().flatMap { index, words in words.map { ($0, index + 1) } }
  ) { first, _ in first }
}

extension Period {
  /// Reads two months as people type them, with `/`, `t/m`, `tot en met` or `until` between them, or one with
  /// `/` behind it or `sinds` before it while it goes on.
  public init?(typed text: some StringProtocol) {
    let words = typedParts(text).map { $0.lowercased() }
    var plain = words.joined(separator: " ")
    for since in ["sinds ", "vanaf ", "since "] where plain.hasPrefix(since) {
      plain = plain.dropFirst(since.count) + "/"
    }
    for between in [" t/m ", " tot en met ", " until "] {
      plain = plain.replacing(between, with: "/")
    }
    let months = plain.split(separator: "/", omittingEmptySubsequences: false)
    guard months.count == 2, let first = Month(typed: months[0]) else { return nil }
    let isOpen = typedParts(months[1]).isEmpty
    let last = isOpen ? nil : Month(typed: months[1])
    guard isOpen || last != nil else { return nil }
    self.init(first: first, last: last)
  }
}

/// What blanks of any kind stand between.
private func typedParts(_ text: some StringProtocol) -> [Substring] {
  Substring(text).split { $0.isWhitespace }
}

private func dashed(_ text: Substring) -> [Substring] {
  text.split(separator: "-", omittingEmptySubsequences: false)
}

/// A number of so many ASCII digits.
private func typedNumber(_ text: Substring, digits: ClosedRange<Int>) -> Int? {
  let bytes = Array(text.utf8)
  guard digits.contains(bytes.count) else { return nil }
  return decimal(bytes[...])
}
