import BlijkBasics

/// A moment without a time zone, as a cell holds it.
struct CellMoment: Equatable {
  /// Year, month and day as they are written: the 29th of February 1900 of Excel too, which never was.
  var year: Int
  var month: Int
  var day: Int
  /// Seconds since midnight.
  var seconds: Int

  /// The moment of a serial number of Excel; nil where Excel shows "####".
  ///
  /// - Parameters:
  ///   - serial: Days; the part behind the decimal point is the time.
  ///   - is1904: Whether day 0 is 1 January 1904, as older Excel for Mac counts.
  init?(serial: Double, is1904: Bool) {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = (serial * 86_400).rounded()
    var days = Int(seconds / 86_400)
    self.seconds = Int(seconds) - days * 86_400
    if is1904 {
      days += 1462
    } else if days == 60 {
      (year, month, day) = (1900, 2, 29)
      return
    } else if days == 0 {
      // Excel's day 0 of January 1900.
      (year, month, day) = (1900, 1, 0)
      return
    } else if days < 60 {
      days += 1
    }
    // 1899-12-30 is 25,569 days before 1970.
    (year, month, day) = CalendarDate(daysSinceEpoch: days - 25_569).components
    guard year <= 9999 else { return nil }
  }

  /// Reads "2026-02-05", "2026-02-05T14:30:00" and "14:30:00", with a fraction or "Z" behind the time or not;
  /// nothing else is one.
  init?(iso text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    if parts.count == 1, text.contains(":") {
      guard let seconds = Self.seconds(parts[0]) else { return nil }
      (year, month, day) = (1900, 1, 0)
      self.seconds = seconds
      return
    }
    let date = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2, date.map(\.utf8.count) == [4, 2, 2], let year = Int(date[0]),
      let month = Int(date[1]), (1...12).contains(month), let day = Int(date[2]),
      (1...CalendarDate.days(inMonth: month, year: year)).contains(day), year >= 0,
      let seconds = parts.count == 2 ? Self.seconds(parts[1]) : 0
    else { return nil }
    (self.year, self.month, self.day, self.seconds) = (year, month, day, seconds)
  }

  /// "14:30" or "14:30:00" in seconds.
  private static func seconds(_ text: Substring) -> Int? {
    let time = text.prefix { $0 != "." && $0 != "," && $0 != "Z" }
    let numbers = time.split(separator: ":", omittingEmptySubsequences: false)
    guard [[2, 2], [2, 2, 2]].contains(numbers.map(\.utf8.count)),
      let hour = Int(numbers[0]), (0...23).contains(hour),
      let minute = Int(numbers[1]), (0...59).contains(minute),
      let second = numbers.count == 3 ? Int(numbers[2]) : 0, (0...59).contains(second)
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}

extension CellMoment {
  /// A time of no day; hours beyond 24 count on.
  init(seconds: Int) {
    (year, month, day) = (1900, 1, 0)
    self.seconds = seconds
  }
}
