extension Form {
  /// A context where none stood.
  static func contexts(within value: SpelledJSON) -> [Form] {
    guard value["@context"] == nil, let all = value.members else { return [] }
    var forms: [Form] = []
    for (what, context) in nested where !what.hasPrefix("[h") {
      let member = SpelledJSON.Member("@context", context)
      forms.append(Form("with @context \(what)", .object([member] + all)))
    }
    for member in all where !member.name.hasPrefix("@") {
      let context = SpelledJSON.object(member.name, .text("https://example.org/anders"))
      let nested = SpelledJSON.Member("@context", context)
      forms.append(Form("with \(member.name) defined anew", .object([nested] + all)))
    }
    return forms
  }

  private static let nested: [(String, SpelledJSON)] =
    KnownNames.contexts.map { ($0, SpelledJSON.text($0)) }
    + KnownNames.contexts.map { ("[\($0)]", SpelledJSON.list([.text($0)])) }
    + [
      ("null", .null), ("[]", .nothing), ("{}", .object([])), ("[null]", .list([.null])),
      ("@vocab", .object("@vocab", .text("https://schema.org/"))),
      ("@language", .object("@language", .text("nl"))),
      ("\"\"", .text("")),
    ]

  /// The document's own contexts, with another at each position.
  static func ofContexts(_ all: [SpelledJSON]) -> [Form] {
    var forms: [Form] = []
    for (what, context) in nested {
      for index in 0...all.count {
        var other = all
        other.insert(context, at: index)
        forms.append(Form("\(what) added at \(index)", .list(other)))
        guard index < all.count else { continue }
        other = all
        other[index] = context
        forms.append(Form("\(what) in the place of \(index)", .list(other)))
      }
    }
    return forms
  }
}
