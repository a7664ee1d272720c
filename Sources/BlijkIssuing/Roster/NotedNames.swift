import BlijkBasics

/// Names that are told each with its row, as far as they are few.
struct NotedNames {
  private var people: [(row: Int, name: String)] = []
  private var unnamed = 0
  private static let mostNamed = 10

  mutating func add(_ person: Participant) {
    guard people.count < Self.mostNamed else {
      unnamed += 1
      return
    }
    people.append((person.row, person.name))
  }

  /// "'Jan (2x)' (regel 3)"; nil when there are none.
  var text: Message? {
    guard !people.isEmpty else { return nil }
    func all(_ row: String) -> String {
      people.map { "'\(Refusal.shown($0.name))' (\(row) \($0.row))" }.joined(separator: ", ")
    }
    return Message(
      nl: all("regel") + (unnamed > 0 ? " en nog \(unnamed)" : ""),
      en: all("line") + (unnamed > 0 ? " and \(unnamed) more" : ""))
  }
}
