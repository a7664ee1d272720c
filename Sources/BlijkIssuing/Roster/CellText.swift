import BlijkBasics

/// A cell as it is read: without what spreadsheets, web pages and mail programs put around a text.
struct CellText {
  /// The text.
  let text: String
  /// Whether codes of a web page, such as `&eacute;`, were read as letters.
  let hasCodes: Bool

  /// Reads a cell.
  ///
  /// - Throws: Why what stands there is not what somebody typed; as the end of a sentence that begins with
  ///   the column.
  init(_ cell: String, of column: RosterColumn) throws(CellFault) {
    guard !Self.isPlain(cell) || column == .email else {
      text = cell
      hasCodes = false
      return
    }
    if SpreadsheetError.isOne(cell) { throw .spreadsheetError }
    if Mojibake.isIn(cell) { throw .mojibake }
    if HTMLCodes.isCut(cell) { throw .cutCode }
    let decoded = HTMLCodes.decode(cell)
    if let code = HTMLCodes.void(in: decoded ?? cell) { throw .voidCode(code) }
    hasCodes = decoded != nil
    let whole = Self.trimmed(decoded ?? cell)
    let read = try column == .tasks ? Self.oneLine(ofTasks: whole) : Self.lines(whole, of: column)
    text = Placeholder.isOne(read, in: column) ? "" : read
  }

  /// Most cells are a few words of letters, and are as they should be. What says that there is nothing
  /// begins with "n" or "g".
  private static func isPlain(_ cell: String) -> Bool {
    if let first = cell.utf8.first, "nNgG".utf8.contains(first) { return false }
    var last: UInt8 = 0x20
    var letters = 0
    for byte in cell.utf8 {
      switch byte {
      case 0x20: guard last != 0x20 else { return false }
      case 0x41...0x5A, 0x61...0x7A: letters += 1
      // "@" and "-" in a word, and digits beside letters.
      case 0x2C, 0x2D, 0x2E, 0x30...0x3A, 0x40, 0x7C: break
      default: return false
      }
      last = byte
    }
    return letters > 4 && last != 0x20
  }

  /// Line breaks are kept in words for somebody; elsewhere each is a blank.
  private static func lines(_ text: String, of column: RosterColumn) -> String {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.joined(separator: column == .message ? "\n" : " ")
  }

  /// Between tasks stands `|`; a line break there may be one task on two lines, or two tasks.
  private static func oneLine(ofTasks text: String) throws(CellFault) -> String {
    let lines = text.split { $0.isNewline }.map { $0.trimmingSpaces() }.filter { !$0.isEmpty }
    for (line, next) in zip(lines, lines.dropFirst()) {
      guard line.hasSuffix("|") || next.hasPrefix("|") else { throw .lineBreakInTasks }
    }
    return lines.joined(separator: " ")
  }

  /// Without blanks and marks that nobody sees at either end; within, they are refused.
  private static func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, isOuterMark(first) { scalars.removeFirst() }
    while let last = scalars.last, isOuterMark(last) { scalars.removeLast() }
    // Contacts and mail programs put a pair around an address that keeps its direction.
    if let first = scalars.first, let last = scalars.last, scalars.count > 2,
      opening.contains(first), closing.contains(last)
    {
      return trimmed(String(scalars.dropFirst().dropLast()))
    }
    return String(scalars)
  }

  private static let opening = Set("\u{202A}\u{202B}\u{2066}\u{2067}\u{2068}".unicodeScalars)
  private static let closing = Set("\u{202C}\u{2069}".unicodeScalars)

  private static func isOuterMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: true
    default: scalar.properties.isWhitespace
    }
  }
}

/// Why what stands in a cell is not what somebody typed.
enum CellFault: Error, Equatable {
  case spreadsheetError, mojibake, cutCode, lineBreakInTasks
  /// A code of a web page for a character that is not there.
  case voidCode(String)

  /// What it is, and what to do.
  var message: Message {
    switch self {
    case .spreadsheetError:
      Message(
        nl: "is een fout van het rekenblad. Herstel de formule in Excel, of typ wat er moet staan",
        en:
          "is an error of the spreadsheet. Fix the formula in Excel, or type what should be there")
    case .mojibake:
      Message(
        nl:
          "heeft verkeerd gelezen letters. Open de eerste lijst in Excel: Gegevens, Uit tekst/CSV, "
          + "kies 65001: Unicode (UTF-8), en sla die op als 'CSV UTF-8'",
        en:
          "has letters that were read wrongly. Open the original list in Excel: Data, From Text/CSV, "
          + "choose 65001: Unicode (UTF-8), and save it as 'CSV UTF-8'")
    case .cutCode:
      Message(
        nl: "eindigt op een code van een webpagina zonder puntkomma. Zet de hele cel tussen "
          + "aanhalingstekens",
        en:
          "ends with a code of a web page without its semicolon. Put the whole cell between quotes")
    case .voidCode(let code):
      Message(
        nl: "heeft een code van een webpagina die niets betekent (\(code)). Typ de tekst opnieuw",
        en: "has a code of a web page that means nothing (\(code)). Type the text again")
    case .lineBreakInTasks:
      Message(
        nl: "heeft een nieuwe regel in de cel (Alt+Enter). Zet tussen twee taken een |",
        en: "has a line break inside the cell (Alt+Enter). Put a | between two tasks")
    }
  }
}

/// What a spreadsheet writes where it could work nothing out.
enum SpreadsheetError {
  static func isOne(_ cell: String) -> Bool {
    let text = cell.trimmingSpaces()
    guard let first = text.utf8.first, text.utf8.count <= 24 else { return false }
    guard first == UInt8(ascii: "#") else { return isNumbered(text.lowercased()) }
    let rest = text.uppercased().dropFirst()
    if words.contains(String(rest)) { return true }
    // A column that is too narrow: "#####".
    if rest.count > 1, rest.allSatisfy({ $0 == "#" }) { return true }
    guard let last = rest.last, last == "!" || last == "?" else { return false }
    return rest.count > 2 && rest.dropLast().allSatisfy { $0.isLetter || "/0_".contains($0) }
  }

  private static let words: Set<String> = [
    "N/B", "N/A", "NV", "N/V", "NB", "GETTING_DATA", "GEGEVENS_OPHALEN",
  ]

  /// LibreOffice: "Err:502", "Fout:502".
  private static func isNumbered(_ text: String) -> Bool {
    guard let word = ["err:", "fout:"].first(where: text.hasPrefix) else { return false }
    let number = text.dropFirst(word.count)
    return number.count == 3 && number.allSatisfy { $0.isASCII && $0.isNumber }
  }
}

/// What people type, and formulas leave, where there is nothing.
enum Placeholder {
  /// Whether a cell says that it is empty.
  static func isOne(_ text: String, in column: RosterColumn) -> Bool {
    // In these a "0" or "-" is an answer.
    if RosterColumn.choices.contains(column) || column == .shows || column == .sameName {
      return false
    }
    // Null, Na and Geen are names of people.
    if exact.contains(text) { return true }
    let words = text.lowercased()
    if anywhere.contains(words) { return true }
    guard column == .email || column == .infix else { return false }
    return words == "geen" || words == "none" || words == "onbekend" || words == "nvt"
      || (column == .email && !words.contains("@") && words.hasPrefix("geen "))
  }

  private static let exact: Set<String> = ["NULL", "NaN", "0", "-", "--", "–", "—", ".", "/", "#"]
  private static let anywhere: Set<String> = [
    "n.v.t.", "n.v.t", "nvt", "nvt.", "n/a", "(null)", "(leeg)", "(blank)", "(geen)",
    "niet van toepassing", "not applicable",
  ]
}
