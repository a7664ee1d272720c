import BlijkVerifying

/// Tables for a spreadsheet: with semicolons and a byte order mark, as a Dutch spreadsheet program expects.
package struct CSVWriter {
  /// What was written so far, as UTF-8.
  package private(set) var bytes = Array("\u{FEFF}".utf8)

  package init() {}

  /// Adds a line.
  package mutating func add(_ cells: [String]) { bytes += Self.line(cells) }

  /// A line by itself.
  static func line(_ cells: [String]) -> [UInt8] {
    var line: [UInt8] = []
    for (number, text) in cells.enumerated() {
      if number > 0 { line.append(UInt8(ascii: ";")) }
      append(text, to: &line)
    }
    return line + [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
  }

  /// A cell that a spreadsheet takes for text, whatever it begins with. Bytes are compared, not characters:
  /// `=` with a combining accent is still `=` to a spreadsheet.
  private static func append(_ text: String, to line: inout [UInt8]) {
    let isFormula = text.utf8.first.map(beginsFormula) == true
    guard isFormula || text.utf8.contains(where: wantsQuotes) else {
      line += text.utf8
      return
    }
    line.append(UInt8(ascii: "\""))
    if isFormula { line.append(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { line.append(byte) }
      line.append(byte)
    }
    line.append(UInt8(ascii: "\""))
  }

  private static func beginsFormula(_ byte: UInt8) -> Bool { "=+-@\t".utf8.contains(byte) }
  private static func wantsQuotes(_ byte: UInt8) -> Bool { ";\",\n\r\t".utf8.contains(byte) }
}
