/// Why something on a list of people is refused, and where it stands.
public struct Refusal: Error, Sendable, Hashable {
  /// The number of the row, as whoever made the list sees it; `nil` when it is about the list as a whole.
  public let row: Int?
  /// The column, by the name that Blijk has for it; `nil` when it is about more than one cell.
  public let column: String?
  /// The name of the person, when the row is right and still cannot become a document.
  public let person: String?
  /// What stands there, short and without hidden characters; `nil` where the reason tells it.
  public let cell: String?
  /// What is wrong; about a cell it is the end of a sentence that begins with the column.
  public let message: Message

  /// Makes a refusal.
  public init(
    row: Int? = nil, column: String? = nil, person: String? = nil, cell: String? = nil,
    nl: String, en: String
  ) {
    self.row = row
    self.column = column
    self.person = person
    self.cell = cell
    message = Message(nl: nl, en: en)
  }

  /// Place and reason on one line, as it stands in the message of a `Problem`.
  public var sentence: Message {
    guard let row else { return message }
    return sentence(rows: Message(nl: "\(row)", en: "\(row)"), cells: cell.map { "'\($0)'" })
  }

  /// The same of several rows and cells, in words.
  package func sentence(rows: Message, cells: String?) -> Message {
    var (dutch, english) = ("regel \(rows.nl)", "line \(rows.en)")
    if let column {
      dutch += ", kolom '\(column)'"
      english += ", column '\(column)'"
    }
    if let person {
      dutch += ", \(person)"
      english += ", \(person)"
    }
    if let cells {
      dutch += " (\(cells))"
      english += " (\(cells))"
    }
    return Message(nl: "\(dutch): \(message.nl)", en: "\(english): \(message.en)")
  }
}
