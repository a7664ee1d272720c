/// Why something on a list of people is refused, and where it stands.
public struct Refusal: Error, Sendable, Hashable {
  /// The number of the row, as whoever made the list sees it; `nil` when it is about the list as a whole.
  public let row: Int?
  /// The column, by the name that Blijk has for it; `nil` when it is about more than one cell.
  public let column: String?
  /// The name of the person, when the row is right and still cannot become a document.
  public let person: String?
  /// What is wrong; about a cell it is the end of a sentence that begins with the column.
  public let message: Message

  /// Makes a refusal.
  public init(
    row: Int? = nil, column: String? = nil, person: String? = nil, nl: String, en: String
  ) {
    self.row = row
    self.column = column
    self.person = person
    message = Message(nl: nl, en: en)
  }

  /// Place and reason on one line, as it stands in the message of a `Problem`.
  public var sentence: Message {
    guard let row else { return message }
    var (dutch, english) = ("regel \(row)", "line \(row)")
    if let column {
      dutch += ", kolom '\(column)'"
      english += ", column '\(column)'"
    }
    if let person {
      dutch += ", \(person)"
      english += ", \(person)"
    }
    return Message(nl: "\(dutch): \(message.nl)", en: "\(english): \(message.en)")
  }
}
