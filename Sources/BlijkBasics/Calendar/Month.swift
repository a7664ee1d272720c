/// A month of a year, as periods of volunteering are counted.
public struct Month: Sendable, Hashable, Comparable {
  /// Months since January 2000, as the token counts them.
  package let sinceJanuary2000: Int

  /// Makes a month from its number since January 2000, up to the year 2999.
  package init?(sinceJanuary2000 months: Int) {
    guard (0..<12_000).contains(months) else { return nil }
    sinceJanuary2000 = months
  }

  /// Makes a month from a year and a month number (1 to 12).
  public init?(year: Int, month: Int) {
    guard (2000...2999).contains(year), (1...12).contains(month) else { return nil }
    sinceJanuary2000 = (year - 2000) * 12 + month - 1
  }

  /// Reads `2026-02`.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"),
      let year = decimal(bytes[0..<4]), let month = decimal(bytes[5..<7])
    else { return nil }
    self.init(year: year, month: month)
  }

  /// The year.
  public var year: Int { 2000 + sinceJanuary2000 / 12 }
  /// The month's number, 1 to 12.
  public var number: Int { sinceJanuary2000 % 12 + 1 }
  /// `2026-02`.
  public var iso8601: String { "\(year)-\(twoDigits(number))" }

  /// The month's first day.
  package var firstDay: CalendarDate { day(1) }
  /// The month's last day.
  package var lastDay: CalendarDate { day(CalendarDate.days(inMonth: number, year: year)) }

  private func day(_ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: number, day: day) ?? CalendarDate(daysSinceEpoch: 0)
  }

  /// Earlier comes first.
  public static func < (left: Month, right: Month) -> Bool {
    left.sinceJanuary2000 < right.sinceJanuary2000
  }
}

/// From one month up to and including another, or from one month on.
public struct Period: Sendable, Hashable {
  /// The first month.
  public let first: Month
  /// The last month; `nil` while the period goes on.
  public let last: Month?

  /// Makes a period, or `nil` when the last month lies before the first.
  public init?(first: Month, last: Month?) {
    if let last, last < first { return nil }
    self.first = first
    self.last = last
  }

  /// Reads `2026-02/2026-10` or `2026-02/`.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Month(parts[0]) else { return nil }
    if parts[1].isEmpty {
      self.init(first: first, last: nil)
    } else {
      guard let last = Month(parts[1]) else { return nil }
      self.init(first: first, last: last)
    }
  }

  /// An interval of ISO 8601: `2026-02/2026-10`, or `2026-02/` while it goes on.
  public var iso8601: String { "\(first.iso8601)/\(last?.iso8601 ?? "")" }
}
