import Foundation

extension CalendarDate {
  /// The day it is now in the Netherlands, wherever the computer stands.
  public static func today() -> CalendarDate {
    inTheNetherlands(Timestamp.now())
  }

  /// The day in Europe/Amsterdam at a moment, in seconds since 1970.
  package static func inTheNetherlands(_ seconds: Int) -> CalendarDate {
    CalendarDate(utcSeconds: seconds + dutchOffset(seconds))
  }

  /// When the day begins in the Netherlands, in seconds since 1970.
  package var beginInTheNetherlands: Int { startOfDay - dutchOffset(startOfDay - 3600) }
}

/// The time of day in the Netherlands.
package enum TimeOfDay {
  /// `09:05` at a moment, in seconds since 1970.
  package static func inTheNetherlands(_ seconds: Int) -> String {
    let minutes = (seconds + dutchOffset(seconds)) / 60 % 1440
    return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))"
  }
}

/// How many seconds the clock in Europe/Amsterdam is ahead of UTC.
private func dutchOffset(_ seconds: Int) -> Int {
  // Without the zone's data: winter time, which is wrong for the first hour of a summer day only.
  amsterdam?.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds))) ?? 3600
}

private let amsterdam = TimeZone(identifier: "Europe/Amsterdam")
