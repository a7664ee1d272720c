extension Form {
  /// What is said of one node at two places of a document, moved between them: the statements stay.
  static func shared(_ whole: SpelledJSON) -> [Form] {
    let (_, places) = whole.located()
    var forms: [Form] = []
    for (number, place) in places.enumerated() {
      guard let id = place.shape.id, let members = place.shape.members else { continue }
      // Out of its place, beside the document.
      for word in ["@included", "@graph"] {
        let moved = whole.replacing([number: .text(id)])
        forms.append(Form("\(place.path) in \(word)", moved.with(word, .list([place.shape]))))
      }
      for (other, target) in places.enumerated() where other != number {
        let isName = target.shape.string == id && target.name != "id"
        guard target.shape.id == id || isName else { continue }
        let what = "from \(place.path) to \(target.path)"
        let movable = members.filter { !["id", "type", "@context"].contains($0.name) }
        for member in movable {
          let rest = place.shape.with(member.name, nil)
          let node =
            target.shape.members == nil
            ? only(member, of: place.shape)
            : target.shape
              .with(member.name, member.value)
          forms.append(
            Form("\(member.name) \(what)", whole.replacing([number: rest, other: node])))
        }
        forms.append(
          Form(
            "all \(what)", whole.replacing([number: .object("id", .text(id)), other: place.shape])))
        if isName {
          forms.append(
            Form(
              "all \(what), its id left", whole.replacing([number: .text(id), other: place.shape])))
        }
      }
    }
    return forms
  }

  private static func only(_ member: SpelledJSON.Member, of node: SpelledJSON) -> SpelledJSON {
    .object((node.members ?? []).filter { ["id", "type"].contains($0.name) } + [member])
  }
}
