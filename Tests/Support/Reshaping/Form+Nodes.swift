extension Form {
  /// A node by its name alone.
  static func ofNode(_ value: SpelledJSON) -> [Form] {
    guard let id = value.id else { return [] }
    return [
      Form("as its id", .text(id)), Form("with nothing but its id", .object("id", .text(id))),
      Form("with its id beside it", .list([value, .text(id)])),
      Form("with its id before it", .list([.text(id), value])),
    ]
  }

  /// A node that has a name as two of that name, which together say the same.
  static func halves(of value: SpelledJSON) -> [(String, [SpelledJSON])] {
    guard let id = value.id, let all = value.members else { return [] }
    let head = all.filter { ["id", "type"].contains($0.name) }
    let rest = all.filter { !["id", "type", "@context"].contains($0.name) }
    var pairs: [(String, [SpelledJSON])] = [
      ("as its id and itself", [.object("id", .text(id)), value]),
      ("as itself and its id", [value, .object("id", .text(id))]),
    ]
    for index in rest.indices {
      var others = rest
      let one = SpelledJSON.object(head + [others.remove(at: index)])
      let name = rest[index].name
      pairs.append(("in two, \(name) first", [one, .object(head + others)]))
      pairs.append(("in two, \(name) last", [.object(head + others), one]))
    }
    if let types = value["type"]?.elements, types.count > 1 {
      let (first, others) = (value.with("type", types[0]), SpelledJSON.list(Array(types[1...])))
      pairs.append(("with its types in two", [first, .object("id", .text(id), ("type", others))]))
    }
    return pairs
  }
}
