import BlijkBasics
import Foundation

/// Output to a person or a pipe. It may hold what somebody else wrote, such as a name or a file's name, so
/// all output goes through here and shows hidden characters.
enum Terminal {
  static var errorsAreSeen: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether there is a person to ask.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 }

  /// Asks a person; true where there is nobody to ask.
  static func agrees(_ question: String) -> Bool { answer(question) == .yes }

  /// What a person says to a question.
  enum Reply { case yes, no, only }

  /// Asks a person; yes where there is nobody to ask. What is not understood is no.
  static func answer(_ question: String) -> Reply {
    guard canAsk else { return .yes }
    ask(question)
    switch readLine()?.trimmingCharacters(in: .whitespaces).lowercased() {
    case "ja", "j", "yes", "y": return .yes
    case "alleen", "a", "only", "o": return .only
    default: return .no
    }
  }

  /// A question, of which the answer comes behind it.
  static func ask(_ question: String) {
    put(question.showingHidden(), to: STDERR_FILENO)
  }

  /// The end of a line that somebody typed without seeing it.
  static func endLine() { put("\n", to: STDERR_FILENO) }

  /// One line on standard output, or on standard error.
  static func say(_ line: String, isError: Bool = false) {
    put(line.showingHidden() + "\n", to: isError ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// One line on standard error.
  static func complain(_ line: String) {
    put("blijk: \(line.showingHidden())\n", to: STDERR_FILENO)
  }

  /// Why something was not done. Only a refused list has several lines: one for each row.
  static func complain(_ problem: Problem, _ language: Language) {
    let message = problem.message[language]
    guard problem.code == .badRoster else { return complain(message) }
    put("blijk: \(message.showingHidden(keepingLines: true))\n", to: STDERR_FILENO)
  }

  /// Help or wrong usage in ArgumentParser's words, which repeat what was typed.
  static func explain(_ text: String, isError: Bool) {
    let shown = text.showingHidden(keepingLines: true) + "\n"
    put(shown, to: isError ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// JSON for another program, on one line.
  static func say(json bytes: [UInt8]) {
    put(String(decoding: bytes, as: UTF8.self).escapingHiddenInJSON + "\n", to: STDOUT_FILENO)
  }

  /// A file's contents: as they are in a pipe or a file, and so that they can be read on a terminal.
  static func give(_ bytes: [UInt8]) {
    guard isatty(STDOUT_FILENO) == 1 else { return put(bytes, to: STDOUT_FILENO) }
    let mark = Array("\u{FEFF}".utf8)
    let text = String(
      decoding: bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...], as: UTF8.self
    ).replacing("\r\n", with: "\n")
    let isJSON = bytes.first == UInt8(ascii: "{")
    put(
      isJSON ? text.escapingHiddenInJSON : text.showingHidden(keepingLines: true),
      to: STDOUT_FILENO)
  }

  /// Rows with their columns below each other.
  static func table(_ rows: [[String]], isError: Bool = false) {
    let rows = rows.map { row in row.map { $0.showingHidden() } }
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
      say(cells.joined(separator: "  "), isError: isError)
    }
  }

  private static func put(_ text: String, to file: CInt) { put(Array(text.utf8), to: file) }

  /// Stops in silence when the output is full or closed: that changes nothing about what was done.
  fileprivate static func put(_ bytes: [UInt8], to file: CInt) {
    _ = writeAll(bytes, to: file)
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
    guard done.isMultiple(of: max(1, total / 100)) || done == total else { return }
    draw(done)
  }

  /// Shows it for whatever number, where these are few.
  func draw(_ done: Int) {
    guard isShown else { return }
    let filled = 30 * done / total
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    let end = done == total ? "\n" : ""
    Terminal.put(Array("\r\(bar) \(done)/\(total)\(end)".utf8), to: STDERR_FILENO)
  }
}
