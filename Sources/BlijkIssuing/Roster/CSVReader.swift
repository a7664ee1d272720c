import BlijkBasics
import BlijkVerifying

/// Reads comma-separated values as RFC 4180 has them, strictly and with line numbers: what is
/// half-quoted or ragged is refused, so that no cell ever slides into another column.
struct CSVReader {
  /// One record and the line of the file on which it begins.
  struct Record {
    let line: Int
    let fields: [String]
  }

  private let scalars: String.UnicodeScalarView
  private let delimiter: Unicode.Scalar
  private var index: String.Index
  private var line = 1

  /// All records that are not empty; each has as many fields as the first. Each that has not is named;
  /// after a quote that is wrong nobody knows where the next record begins.
  static func records(_ text: String) throws(Problem) -> [Record] {
    var reader = CSVReader(text)
    var records: [Record] = []
    var ragged = RowRefusals()
    while let record = try reader.next() {
      if record.fields.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      if let first = records.first, first.fields.count != record.fields.count {
        ragged.add(
          message(
            record.line,
            nl: "\(record.fields.count) velden, waar de kopregel er \(first.fields.count) heeft",
            en: "\(record.fields.count) fields, where the header has \(first.fields.count)"))
        continue
      }
      records.append(record)
    }
    guard ragged.isEmpty else {
      throw Problem(.badRoster, nl: ragged.message.nl, en: ragged.message.en)
    }
    return records
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

  private mutating func next() throws(Problem) -> Record? {
    guard index < scalars.endIndex else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      let (field, end) = try self.field()
      fields.append(field)
      if end != delimiter { return Record(line: start, fields: fields) }
    }
  }

  /// One field and what ended it: the delimiter, a line feed, or nothing at the end of the text.
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
    let message = message(line, nl: nl, en: en)
    return Problem(.badRoster, nl: message.nl, en: message.en)
  }

  private static func message(_ line: Int, nl: String, en: String) -> Message {
    Message(nl: "regel \(line): \(nl)", en: "line \(line): \(en)")
  }
}
