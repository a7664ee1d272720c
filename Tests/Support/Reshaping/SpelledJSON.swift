package import BlijkBasics

/// JSON as it is spelled: also what a text editor can write and a JSON value cannot hold, such as a
/// name that stands twice, or `8e0`.
package indirect enum SpelledJSON: Sendable {
  /// A string, a number or a word, to the letter.
  case leaf(String)
  case list([SpelledJSON])
  case object([Member])

  package struct Member: Sendable {
    package let name: String
    package var value: SpelledJSON

    init(_ name: String, _ value: SpelledJSON) {
      self.name = name
      self.value = value
    }
  }

  package init(_ json: JSON) {
    switch json {
    case .array(let values): self = .list(values.map { SpelledJSON($0) })
    case .object(let object):
      self = .object(object.members.map { Member($0.name, SpelledJSON($0.value)) })
    default: self = .leaf(json.text)
    }
  }

  static func text(_ text: String) -> SpelledJSON { .leaf(JSON.string(text).text) }
  static let null = SpelledJSON.leaf("null")
  static let nothing = SpelledJSON.list([])

  static func object(_ name: String, _ value: SpelledJSON, _ others: (String, SpelledJSON)...)
    -> SpelledJSON
  {
    .object([Member(name, value)] + others.map { Member($0, $1) })
  }

  /// What a string says.
  var string: String? {
    guard case .leaf(let text) = self, text.hasPrefix("\"") else { return nil }
    return (try? JSON(reading: Array(text.utf8)))?.string
  }

  var elements: [SpelledJSON]? { if case .list(let all) = self { all } else { nil } }
  var members: [Member]? { if case .object(let all) = self { all } else { nil } }
  var oneOrMany: [SpelledJSON] { elements ?? [self] }

  /// The first member of this name.
  subscript(name: String) -> SpelledJSON? { members?.first { $0.name == name }?.value }

  /// The same object with another value of a member, or without it; a new one stands last.
  func with(_ name: String, _ value: SpelledJSON?) -> SpelledJSON {
    guard var all = members else { return self }
    if let index = all.firstIndex(where: { $0.name == name }) {
      if let value { all[index].value = value } else { all.remove(at: index) }
    } else if let value {
      all.append(Member(name, value))
    }
    return .object(all)
  }

  /// What a node is called.
  var id: String? { self["id"]?.string }
}
