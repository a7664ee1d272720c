import Foundation

extension CalendarDate {
  /// The day it is now in the Netherlands, wherever the computer stands.
  public static func today() -> CalendarDate {
    inTheNetherlands(Int(Date().timeIntervalSince1970))
  }

  /// The day in Europe/Amsterdam at a moment, in seconds since 1970.
  package static func inTheNetherlands(_ seconds: Int) -> CalendarDate {
    // Without the zone's data the day would still be right but for the first hour or two of it.
    let offset =
      amsterdam?.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))) ?? 3600
    return CalendarDate(utcSeconds: seconds + offset)
  }

  private static let amsterdam = TimeZone(identifier: "Europe/Amsterdam")
}
