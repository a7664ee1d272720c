import BlijkBasics
import BlijkVerifying

/// Reads comma-separated values as RFC 4180 has them, strictly and with line numbers: what is
/// half-quoted or ragged is refused, so that no cell ever slides into another column.
struct CSVReader {
  private let scalars: String.UnicodeScalarView
  private let delimiter: Unicode.Scalar
  private var index: String.Index
  private var line = 1

  /// All rows that are not empty; each must have as many cells as the first. All rows that have not are
  /// refused together, but reading stops at a wrong quote: nobody knows where the next row begins.
  static func rows(_ text: String) throws(Problem) -> [Sheet.Row] {
    var reader = CSVReader(text)
    var rows: [Sheet.Row] = []
    var ragged = RefusalList()
    while let row = try reader.next() {
      if row.cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      if let heading = rows.first, heading.cells.count != row.cells.count {
        ragged.add(.ragged(row, below: heading))
      } else {
        rows.append(row)
      }
    }
    try ragged.check()
    return rows
  }

  private init(_ text: String) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
    // Excel's own note of the delimiter, "sep=;", is the first line and no record.
    let first = scalars.prefix { $0 != "\n" && $0 != "\r" }
    if first.count == 5, first.starts(with: "sep=".unicodeScalars), let noted = first.last,
      ";,\t".unicodeScalars.contains(noted)
    {
      delimiter = noted
      index = first.endIndex
      if index < scalars.endIndex, scalars[index] == "\r" { scalars.formIndex(after: &index) }
      if index < scalars.endIndex, scalars[index] == "\n" { scalars.formIndex(after: &index) }
      line = 2
    } else {
      delimiter = Self.delimiter(in: text)
    }
  }

  /// Comma, semicolon or tab: the one that the header line has most of.
  private static func delimiter(in text: String) -> Unicode.Scalar {
    var counts: [Unicode.Scalar: Int] = [:]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, scalar == "\n" || scalar == "\r" { break }
      if !isQuoted, ";,\t".unicodeScalars.contains(scalar) { counts[scalar, default: 0] += 1 }
    }
    return counts.max { $0.value < $1.value || ($0.value == $1.value && $0.key < $1.key) }?.key
      ?? ";"
  }

  private mutating func next() throws(Problem) -> Sheet.Row? {
    guard index < scalars.endIndex else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      let (field, end) = try self.field()
      fields.append(field)
      if end != delimiter { return Sheet.Row(number: start, cells: fields) }
    }
  }

  /// One field and what ended it: the delimiter, a line feed, or nil at the end of the text.
  private mutating func field() throws(Problem) -> (String, Unicode.Scalar?) {
    var field = String.UnicodeScalarView()
    guard index < scalars.endIndex else { return ("", nil) }
    guard scalars[index] == "\"" else {
      while index < scalars.endIndex {
        let scalar = scalars[index]
        if scalar == delimiter || scalar == "\n" || scalar == "\r" { break }
        guard scalar != "\"" else {
          throw Self.problem(
            line,
            nl:
              "een aanhalingsteken midden in een veld; zet het hele veld tussen aanhalingstekens "
              + "en verdubbel die erbinnen",
            en: "a quote inside a field; put the whole field in quotes and double those within")
        }
        field.append(scalar)
        scalars.formIndex(after: &index)
      }
      return (String(field), try end())
    }
    let start = line
    scalars.formIndex(after: &index)
    while index < scalars.endIndex {
      let scalar = scalars[index]
      scalars.formIndex(after: &index)
      if scalar == "\"" {
        guard index < scalars.endIndex, scalars[index] == "\"" else {
          return (String(field), try end())
        }
        scalars.formIndex(after: &index)
      } else if scalar == "\n"
        || (scalar == "\r" && (index == scalars.endIndex || scalars[index] != "\n"))
      {
        line += 1
      }
      field.append(scalar)
    }
    throw Self.problem(
      start, nl: "een aanhalingsteken wordt niet gesloten", en: "a quote is not closed")
  }

  /// Steps over what ends a field.
  private mutating func end() throws(Problem) -> Unicode.Scalar? {
    guard index < scalars.endIndex else { return nil }
    let scalar = scalars[index]
    scalars.formIndex(after: &index)
    switch scalar {
    case delimiter: return delimiter
    case "\n":
      line += 1
      return "\n"
    case "\r":
      if index < scalars.endIndex, scalars[index] == "\n" { scalars.formIndex(after: &index) }
      line += 1
      return "\n"
    default:
      throw Self.problem(
        line, nl: "tekst na een sluitend aanhalingsteken", en: "text after a closing quote")
    }
  }

  private static func problem(_ line: Int, nl: String, en: String) -> Problem {
    Problem(Refusal(row: line, nl: nl, en: en))
  }
}

extension Refusal {
  /// A row that has not as many cells as the heading: nobody knows which are missing.
  static func ragged(_ row: Sheet.Row, below heading: Sheet.Row) -> Refusal {
    Refusal(
      row: row.number,
      nl: "\(row.cells.count) velden, waar de kopregel er \(heading.cells.count) heeft",
      en: "\(row.cells.count) fields, where the header has \(heading.cells.count)")
  }
}
