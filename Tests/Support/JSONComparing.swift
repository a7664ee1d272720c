package import BlijkBasics

extension JSON {
  /// The same value with every object's members in the order of their names, so that two texts can
  /// be compared as values.
  package var inOrder: JSON {
    switch self {
    case .array(let values): return .array(values.map(\.inOrder))
    case .object(let object):
      var ordered = JSONObject()
      for member in object.members.sorted(by: { $0.name < $1.name }) {
        ordered[member.name] = member.value.inOrder
      }
      return .object(ordered)
    default: return self
    }
  }
}
