import BlijkBasics
import Foundation

/// The text of a cell with a number or a date. Dates are written as the rules for lists read them,
/// whatever order of day and month the cell shows.
extension NumberFormat {
  /// What Excel shows for a date that it cannot show.
  static let unshowable = "#####"

  /// The text of a number as it is kept: "46054", "1.5E3"; nil when it is none.
  func text(number: String, is1904: Bool) -> String? {
    if !isMoment, !isPercent, digits == 0, Self.isPlain(number) { return number }
    guard let value = Double(number), value.isFinite else { return nil }
    if isMoment {
      return CellMoment(serial: value, is1904: is1904).map { text(of: $0) } ?? Self.unshowable
    }
    if isPercent { return Self.plain(value * 100) + "%" }
    guard digits > 0 else { return Self.plain(value) }
    let whole = Self.plain(value.magnitude.rounded())
    let padded = String(repeating: "0", count: max(0, digits - whole.utf8.count)) + whole
    return value.rounded() < 0 ? "-" + padded : padded
  }

  /// "2026-02-05", "2026-02" where no day is shown, "2026-02-05 14:30", "14:30".
  func text(of moment: CellMoment) -> String {
    let year = Self.padded(moment.year, 4)
    let time =
      twoDigits(moment.seconds / 3600) + ":" + twoDigits(moment.seconds / 60 % 60)
      + (moment.seconds % 60 == 0 ? "" : ":" + twoDigits(moment.seconds % 60))
    if showsTime, !showsYear, !showsMonth, !showsDay { return time }
    if !showsDay, !showsTime, showsYear || showsMonth {
      return showsMonth ? "\(year)-\(twoDigits(moment.month))" : year
    }
    let date = "\(year)-\(twoDigits(moment.month))-\(twoDigits(moment.day))"
    return showsTime && moment.seconds != 0 ? "\(date) \(time)" : date
  }

  /// A whole number without a decimal point, and no more than the 15 digits that Excel has.
  static func plain(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return "\(Int(value))" }
    return String(format: "%.15g", value)
  }

  /// Whether it is a whole number of at most 15 digits, so that it is shown as it is kept.
  private static func isPlain(_ number: String) -> Bool {
    let digits = number.utf8
    return (1...15).contains(digits.count) && digits.allSatisfy { (0x30...0x39).contains($0) }
      && (digits.first != 0x30 || digits.count == 1)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = "\(number)"
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
