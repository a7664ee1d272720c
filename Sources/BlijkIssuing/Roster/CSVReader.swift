import BlijkBasics
import BlijkVerifying

/// Reads comma-separated values as RFC 4180 has them, strictly and with line numbers: what is half-quoted
/// is refused, so that no cell ever slides into another column.
struct CSVReader {
  private let scalars: String.UnicodeScalarView
  private let delimiter: Unicode.Scalar
  private var index: String.Index
  private var line = 1

  /// What could be read.
  struct Table {
    /// All rows that are not empty.
    var rows: [Sheet.Row] = []
    /// The wrong quote at which reading stopped: nobody knows where the next row begins.
    var fault: Refusal?
  }

  /// Reads a text, or its first rows.
  static func table(_ text: String) -> Table {
    var reader = CSVReader(text)
    return reader.table(most: .max)
  }

  private mutating func table(most: Int) -> Table {
    var table = Table()
    do throws(Refusal) {
      while table.rows.count < most, let row = try next() {
        if row.width > 0 { table.rows.append(row) }
      }
    } catch {
      table.fault = error
    }
    return table
  }

  private init(_ text: String) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
    // Excel's own note of the delimiter, "sep=;", is the first line and no record.
    let first = scalars.prefix { $0 != "\n" && $0 != "\r" }
    if first.count == 5, first.starts(with: "sep=".unicodeScalars), let noted = first.last,
      Self.delimiters.contains(noted)
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

  private init(_ text: String, delimiter: Unicode.Scalar) {
    scalars = text.unicodeScalars
    index = scalars.startIndex
    self.delimiter = delimiter
  }

  private static let delimiters: [Unicode.Scalar] = [";", ",", "\t"]

  /// Semicolon, comma or tab: the one with which a row at the top has the most names of columns. Where that
  /// does not tell, the one that this row has the most of.
  private static func delimiter(in text: String) -> Unicode.Scalar {
    var best: (delimiter: Unicode.Scalar, known: Int, cells: Int) = (";", -1, 0)
    for delimiter in delimiters {
      var reader = CSVReader(text, delimiter: delimiter)
      let rows = reader.table(most: SheetHeading.mostAbove + 1).rows
      let place = SheetHeading.index(in: rows) ?? 0
      guard place < rows.count else { continue }
      let known = SheetHeading.known(rows[place])
      let cells = rows[place].cells.count
      if known > best.known || (known == best.known && cells > best.cells) {
        best = (delimiter, known, cells)
      }
    }
    return best.delimiter
  }

  private mutating func next() throws(Refusal) -> Sheet.Row? {
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
  private mutating func field() throws(Refusal) -> (String, Unicode.Scalar?) {
    var field = String.UnicodeScalarView()
    guard index < scalars.endIndex else { return ("", nil) }
    guard scalars[index] == "\"" else {
      while index < scalars.endIndex {
        let scalar = scalars[index]
        if scalar == delimiter || scalar == "\n" || scalar == "\r" { break }
        guard scalar != "\"" else {
          throw Self.fault(
            line,
            nl:
              "er staat een aanhalingsteken (\") midden in een cel. Haal het weg, of open de lijst in "
              + "Excel en sla die op als 'CSV UTF-8'",
            en:
              "there is a quote (\") in the middle of a cell. Remove it, or open the list in Excel "
              + "and save it as 'CSV UTF-8'")
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
    throw Self.fault(
      start,
      nl:
        "er ontbreekt een aanhalingsteken (\"). Zet er een achter de tekst, of haal het eerste weg",
      en: "a quote (\") is missing. Put one behind the text, or remove the first")
  }

  /// Steps over what ends a field.
  private mutating func end() throws(Refusal) -> Unicode.Scalar? {
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
      throw Self.fault(
        line,
        nl: "er staat tekst achter een aanhalingsteken (\"). Zet alles tussen aanhalingstekens",
        en: "there is text behind a quote (\"). Put all of it between quotes")
    }
  }

  private static func fault(_ line: Int, nl: String, en: String) -> Refusal {
    Refusal(row: line, nl: nl, en: en)
  }
}
