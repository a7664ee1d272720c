import Foundation

/// What reading an input took.
struct Cost {
  /// In seconds of a processor.
  var time = 0.0
  /// In bytes.
  var size = 0
  var number = 0

  private static let mark = "dearest"

  /// As a child tells it: `dearest 12.345 ms, 1048576 bytes, number 500, long name`.
  func line(_ kind: String) -> String {
    "\(Self.mark) \(Self.milliseconds(time)), \(size) bytes, number \(number), \(kind)"
  }

  /// What a child told, if that is what a line is: the seconds, the number of the input, and all of it in
  /// words.
  static func told(_ line: String) -> (time: Double, number: Int, words: String)? {
    let parts = line.split(separator: ", ", maxSplits: 3).map(String.init)
    guard parts.count == 4, parts[0].hasPrefix(mark + " "),
      let time = parts[0].split(separator: " ").dropFirst().first.flatMap({ Double($0) }),
      let number = parts[2].split(separator: " ").last.flatMap({ Int($0) })
    else { return nil }
    return (time / 1000, number, "\(milliseconds(time / 1000)), \(parts[1]), \(parts[3])")
  }

  private static func milliseconds(_ time: Double) -> String {
    String(format: "%.3f ms", time * 1000)
  }
}

/// The clock of this thread, which stands still while others have the processor.
enum CPUTime {
  static func of<Result>(_ body: () -> Result) -> (result: Result, time: Double) {
    let start = now()
    let result = body()
    return (result, now() - start)
  }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
