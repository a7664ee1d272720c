/// Tables for a spreadsheet: with semicolons and a mark of UTF-8, as a Dutch one opens them.
package struct CSVWriter {
  /// What was written so far, as UTF-8.
  package private(set) var bytes = Array("\u{FEFF}".utf8)

  package init() {}

  /// Adds a line.
  package mutating func add(_ cells: [String]) {
    bytes += "\(cells.map(Self.cell).joined(separator: ";"))\r\n".utf8
  }

  /// A cell that a spreadsheet takes for text, whatever it begins with.
  static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard isFormula || safe.contains(where: { ";\",\n\r\t".contains($0) }) else { return safe }
    return "\"" + safe.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
