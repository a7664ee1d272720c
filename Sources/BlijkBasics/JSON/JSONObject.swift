/// The members of a JSON object, in order, each name once. Names differ when their bytes do: what Unicode
/// sees as the same letter is another name to everyone else who reads JSON.
package struct JSONObject: Sendable {
  package struct Member: Sendable {
    package let name: String
    package var value: JSON
  }

  package private(set) var members: [Member]
  /// The index of each name; `nil` while there are so few that a linear search is faster.
  private var places: [ExactText: Int]?

  /// Up to so many members a linear search is faster than hashing.
  private static let few = 16

  package init() { members = [] }

  /// An empty object with room for so many members.
  init(reserving count: Int) {
    members = []
    members.reserveCapacity(count)
  }

  package subscript(name: String) -> JSON? {
    get { place(of: name).map { members[$0].value } }
    set {
      guard let index = place(of: name) else {
        if let newValue { append(name, newValue) }
        return
      }
      if let newValue {
        members[index].value = newValue
      } else {
        members.remove(at: index)
        note()
      }
    }
  }

  package var names: [String] { members.map(\.name) }

  /// Whether there is a member of this name.
  func has(_ name: String) -> Bool { place(of: name) != nil }

  /// Adds a member whose name is known to be new.
  mutating func append(_ name: String, _ value: JSON) {
    members.append(Member(name: name, value: value))
    if places != nil {
      places?[ExactText(name)] = members.count - 1
    } else if members.count > Self.few {
      note()
    }
  }

  private func place(of name: String) -> Int? {
    guard let places else { return members.firstIndex { $0.name.isExactly(name) } }
    return places[ExactText(name)]
  }

  /// Sets `places` from the members.
  private mutating func note() {
    guard members.count > Self.few else {
      places = nil
      return
    }
    var places = [ExactText: Int](minimumCapacity: members.count)
    for (index, member) in members.enumerated() { places[ExactText(member.name)] = index }
    self.places = places
  }

  /// The members by their names as UTF-16 (RFC 8785 §3.2.3).
  var sortedMembers: [Member] {
    members.sorted { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) }
  }
}
