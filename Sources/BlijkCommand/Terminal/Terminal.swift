import Foundation

/// Speaking to a person or a pipe.
enum Terminal {
  static var errorsAreSeen: Bool { isatty(STDERR_FILENO) == 1 }

  /// Asks a person; without one it is agreed.
  static func agrees(_ question: String) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return true }
    write(question, to: STDERR_FILENO)
    let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
    return ["ja", "j", "yes", "y"].contains(answer)
  }

  /// A line on standard output.
  static func say(_ line: String) {
    write(line + "\n", to: STDOUT_FILENO)
  }

  /// A line on standard error.
  static func complain(_ line: String) {
    write("blijk: \(line)\n", to: STDERR_FILENO)
  }

  /// What nobody can read, on a full disk or a closed pipe, changes nothing about what was done.
  static func write(_ text: String, to file: CInt) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe Foundation.write(file, bytes.baseAddress, bytes.count)
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Rows with their columns below each other.
  static func table(_ rows: [[String]]) {
    let columns = rows.map(\.count).max() ?? 0
    var widths = [Int](repeating: 0, count: columns)
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], cell.count) }
    }
    for row in rows {
      let cells = row.enumerated().map { index, cell in
        index == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[index] - cell.count)
      }
      say(cells.joined(separator: "  "))
    }
  }
}

/// A bar on the terminal for batches that take a while; nothing elsewhere.
struct ProgressBar {
  private let total: Int
  private let isShown: Bool

  init(total: Int) {
    self.total = total
    isShown = Terminal.errorsAreSeen && total >= 100
  }

  func show(_ done: Int) {
    guard isShown, done.isMultiple(of: max(1, total / 100)) || done == total else { return }
    let filled = 30 * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    let end = done == total ? "\n" : ""
    Terminal.write("\r\(bar) \(done)/\(total)\(end)", to: STDERR_FILENO)
  }
}
