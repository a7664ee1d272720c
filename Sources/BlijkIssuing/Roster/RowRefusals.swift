import BlijkBasics

/// Why rows of a list are refused, a line for each; of a list that is wrong throughout, the first ones.
struct RowRefusals {
  private static let most = 40
  private var shown: [Message] = []
  private var count = 0

  var isEmpty: Bool { count == 0 }

  init(_ messages: [Message] = []) {
    for message in messages { add(message) }
  }

  mutating func add(_ message: Message) {
    if count < Self.most { shown.append(message) }
    count += 1
  }

  /// All lines as one text.
  var message: Message {
    let more = count - shown.count
    let lines =
      shown + (more > 0 ? [Message(nl: "en nog \(more) regels", en: "and \(more) more rows")] : [])
    return Message(
      nl: lines.map(\.nl).joined(separator: "\n"), en: lines.map(\.en).joined(separator: "\n"))
  }
}
