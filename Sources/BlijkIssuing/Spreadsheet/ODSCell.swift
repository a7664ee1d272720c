import BlijkBasics
import BlijkMarkup

/// A cell of an OpenDocument file while it is read.
struct ODSCell {
  let kind: String?
  private let value: String?
  private let hasFormula: Bool
  var count = 1
  /// How it shows a date; nil when it does not say.
  var format: NumberFormat?
  var text = ODSText()

  init(_ attributes: XMLAttributes) {
    kind = attributes[known: "value-type"]
    hasFormula = attributes[known: "formula"] != nil
    value =
      switch kind {
      case "date": attributes[known: "date-value"]
      case "time": attributes[known: "time-value"]
      case "boolean": attributes[known: "boolean-value"]
      case "string": attributes[known: "string-value"]
      default: attributes[known: "value"]
      }
  }

  /// Whether it has a formula of which nobody kept what comes out.
  var isUncalculated: Bool { hasFormula && kind == nil && text.isEmpty }

  /// What is shown.
  func shown() throws(Problem) -> String {
    switch kind {
    case "float", "percentage", "currency": return try number()
    case "date":
      guard let moment = value.flatMap({ CellMoment(iso: $0) }) else { throw Zip.damaged }
      return (format ?? .date).text(of: moment)
    case "time":
      guard let seconds = value.flatMap(Self.seconds) else { throw Zip.damaged }
      return NumberFormat(showsTime: true).text(
        of: CellMoment(seconds: seconds))
    case "boolean": return value == "true" ? "ja" : "nee"
    // The paragraphs are what is shown; without any it is the value.
    default: return text.isEmpty ? value ?? "" : text.whole
    }
  }

  private func number() throws(Problem) -> String {
    guard let value else { throw Zip.damaged }
    // "0012" is shown with its zeros.
    let shown = text.whole
    if kind == "float", !shown.isEmpty, shown.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return shown
    }
    // LibreOffice keeps "TRUE" as the number 1, shown as a word of the user's language.
    if value == "1" || value == "0", !shown.isEmpty, shown.allSatisfy(\.isLetter) {
      return value == "1" ? "ja" : "nee"
    }
    let format = NumberFormat(isPercent: kind == "percentage")
    guard let text = format.text(number: value, is1904: false) else { throw Zip.damaged }
    return text
  }

  /// "PT09H30M00S" as seconds.
  private static func seconds(_ text: String) -> Int? {
    guard text.hasPrefix("PT") else { return nil }
    var (seconds, number) = (0, "")
    for character in text.dropFirst(2) {
      guard let unit = ["H": 3600, "M": 60, "S": 1][character] else {
        number.append(character)
        guard number.utf8.count <= 12 else { return nil }
        continue
      }
      guard let count = Int(number.prefix { $0 != "." && $0 != "," }), (0...100_000).contains(count)
      else { return nil }
      seconds += count * unit
      number = ""
    }
    return number.isEmpty ? seconds : nil
  }
}

/// The text of a cell: a line for each paragraph, with blanks as they are shown (OpenDocument 1.3 part 3,
/// 6.1.2).
struct ODSText {
  private var lines: [String] = []
  /// Whether text counts: within a paragraph.
  private(set) var isInParagraph = false

  var whole: String { lines.joined(separator: "\n") }
  var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

  mutating func start(_ name: String, _ attributes: XMLAttributes) throws(Problem) {
    switch name {
    case "p", "h":
      lines.append("")
      isInParagraph = true
    case "s":
      let count = attributes[known: "c"].map { Int($0) ?? 0 } ?? 1
      guard (1...TableBuilder.longestText).contains(count) else { throw Zip.damaged }
      append(String(repeating: " ", count: count))
    case "tab": append("\t")
    case "line-break": append("\n")
    default: break
    }
    guard lines.count <= TableBuilder.longestText,
      (lines.last?.utf8.count ?? 0) <= 4 * TableBuilder.longestText
    else { throw Zip.tooLarge }
  }

  mutating func end(_ name: String) {
    if name == "p" || name == "h" { isInParagraph = false }
  }

  /// Blanks of the file are one, and none at the start.
  mutating func add(_ text: String) {
    guard isInParagraph else { return }
    let last = lines.last?.utf8.last ?? UInt8(ascii: " ")
    var isAfterBlank = Self.isBlank(last)
    var shown: [UInt8] = []
    shown.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      let isBlank = Self.isBlank(byte)
      if !isBlank || !isAfterBlank { shown.append(isBlank ? UInt8(ascii: " ") : byte) }
      isAfterBlank = isBlank
    }
    append(String(decoding: shown, as: UTF8.self))
  }

  /// Blank, tab, and the ends of lines.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private mutating func append(_ text: String) {
    guard isInParagraph, !lines.isEmpty else { return }
    lines[lines.count - 1] += text
  }
}
