extension Form {
  /// What is said of one node at two places of a document, moved between them: the statements stay.
  static func shared(_ whole: SpelledJSON) -> [Form] {
    let (_, places) = whole.located()
    var forms: [Form] = []
    for (number, place) in places.enumerated() {
      guard let id = place.shape.id else { continue }
      for word in ["@included", "@graph"] {
        let moved = whole.replacing([number: .text(id)])
        forms.append(Form("\(place.path) in \(word)", moved.with(word, .list([place.shape]))))
      }
      for (other, target) in places.enumerated() where other != number {
        let isName = target.shape.string == id && target.name != "id"
        guard target.shape.id == id || isName else { continue }
        for (what, from, to) in moves(from: place.shape, to: target.shape) {
          let replaced = whole.replacing([number: from, other: to])
          forms.append(Form("\(what) from \(place.path) to \(target.path)", replaced))
        }
      }
    }
    return forms
  }

  /// What both are when one thing that the first says is said by the second.
  private static func moves(from node: SpelledJSON, to other: SpelledJSON)
    -> [(String, SpelledJSON, SpelledJSON)]
  {
    let id = node["id"] ?? .null
    var all = [("all", SpelledJSON.object("id", id), node), ("all but its id", id, node)]
    let target = other.members == nil ? SpelledJSON.object("id", id) : other
    for member in node.members ?? [] where !["id", "type", "@context"].contains(member.name) {
      let rest = node.with(member.name, nil)
      let moved = target.with(member.name, member.value)
      all.append((member.name, rest, moved))
      // A member means something in a node of its type only.
      all.append(
        ("\(member.name) and its types", rest, moved.with("type", types(of: node, target))))
    }
    for member in node.members ?? [] where member.name != "id" {
      guard let its = other[member.name] else { continue }
      let exchanged = other.with(member.name, member.value)
      all.append(("\(member.name) exchanged", node.with(member.name, its), exchanged))
    }
    return all
  }

  private static func types(of node: SpelledJSON, _ other: SpelledJSON) -> SpelledJSON {
    let own = other["type"]?.oneOrMany ?? []
    let known = own.map(\.string)
    let more = (node["type"]?.oneOrMany ?? []).filter { !known.contains($0.string) }
    return .list(own + more)
  }
}
