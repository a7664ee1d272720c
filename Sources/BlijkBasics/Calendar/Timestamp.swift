import Foundation

/// Moments as credentials write them (RFC 3339).
package enum Timestamp {
  /// This moment, in seconds since 1970.
  package static func now() -> Int { Int(Date().timeIntervalSince1970) }

  /// `2026-11-20T09:30:00Z`, from seconds since 1970.
  package static func utc(_ seconds: Int) -> String {
    let day = CalendarDate(utcSeconds: seconds)
    let time = seconds - day.startOfDay
    let parts = [time / 3600, time / 60 % 60, time % 60].map(twoDigits)
    return "\(day.iso8601)T\(parts.joined(separator: ":"))Z"
  }

  /// Reads a moment of that form, in any zone and with or without parts of a second, which are dropped.
  ///
  /// - Returns: Seconds since 1970; `nil` when the text is no moment.
  package static func seconds(_ text: String) -> Int? {
    guard text.utf8.count <= 40 else { return nil }
    if let moment = wholeSeconds(text) { return moment }
    let styles = [
      Date.ISO8601FormatStyle(includingFractionalSeconds: false),
      Date.ISO8601FormatStyle(includingFractionalSeconds: true),
    ]
    for style in styles {
      if let date = try? style.parse(text) { return Int(date.timeIntervalSince1970) }
    }
    return nil
  }

  /// Reads only the form that `utc` writes, as nearly everybody does. Foundation's reader takes a
  /// millisecond to get ready, which is long for a program that verifies one document.
  private static func wholeSeconds(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "Z"),
      let day = CalendarDate(text.prefix(10)), let hour = decimal(bytes[11..<13]), hour < 24,
      let minute = decimal(bytes[14..<16]), minute < 60, let second = decimal(bytes[17..<19]),
      second < 60
    else { return nil }
    return day.startOfDay + (hour * 60 + minute) * 60 + second
  }
}
