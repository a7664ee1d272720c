/// Tables for a spreadsheet: with semicolons and a mark of UTF-8, as a Dutch one opens them.
package enum CSVWriter {
  package static func bytes(_ lines: [[String]]) -> [UInt8] {
    let body = lines.map { $0.map(cell).joined(separator: ";") + "\r\n" }.joined()
    return Array("\u{FEFF}\(body)".utf8)
  }

  /// A cell that a spreadsheet takes for text, whatever it begins with.
  static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t".contains($0) } ?? false
    let safe = isFormula ? "'" + text : text
    guard isFormula || safe.contains(where: { ";\",\n\r\t".contains($0) }) else { return safe }
    return "\"" + safe.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
