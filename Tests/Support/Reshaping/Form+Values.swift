extension Form {
  /// Every other way to write the value at a place.
  static func all(of place: Place) -> [Form] {
    let value = place.shape
    var forms = packed(value, name: place.name) + emptied(value)
    switch value {
    case .leaf(let text):
      forms += beside(value, value, "itself")
      forms += value.string.map { ofText($0, name: place.name) } ?? ofNumber(text)
    case .list(let all): forms += ofList(all, name: place.name)
    case .object(let all):
      if !place.isElement { forms += beside(value, value, "itself") }
      forms += ofObject(all)
    }
    if place.name == "@context", !place.isElement { forms += ofContexts(value.oneOrMany) }
    return forms
  }

  /// In what JSON-LD has for packing.
  private static func packed(_ value: SpelledJSON, name: String) -> [Form] {
    let list = SpelledJSON.list(value.oneOrMany)
    var forms = [
      Form("in a list", .list([value])), Form("in a list in a list", .list([.list([value])])),
      Form("in @reverse", .object("@reverse", .object(name, value))),
    ]
    for word in ["@set", "@list", "@graph", "@included", "@none", "@nest", "@value"] {
      forms.append(Form("in \(word)", .object(word, value)))
    }
    for word in ["@set", "@list", "@graph", "@included"] {
      forms.append(Form("as a list in \(word)", .object(word, list)))
    }
    return forms
  }

  /// Nothing in its place, or beside it.
  private static func emptied(_ value: SpelledJSON) -> [Form] {
    empty.flatMap { empty -> [Form] in
      let what = String(decoding: empty.bytes, as: UTF8.self)
      let instead = Form("\(what) in its place", empty)
      guard case .list(let all) = value else { return [instead] + beside(value, empty, what) }
      return [
        instead, Form("\(what) at the end", .list(all + [empty])),
        Form("\(what) at the start", .list([empty] + all)),
      ]
    }
  }

  static let empty: [SpelledJSON] = [.null, .nothing, .object([]), .text("")]

  /// In a list with another, on either side.
  static func beside(_ value: SpelledJSON, _ other: SpelledJSON, _ what: String) -> [Form] {
    [
      Form("\(what) behind it in a list", .list([value, other])),
      Form("\(what) before it in a list", .list([other, value])),
    ]
  }

  /// Another in its place, or in a list with it.
  static func instead(_ value: SpelledJSON, _ other: SpelledJSON, _ what: String) -> [Form] {
    [Form("\(what) in its place", other)] + beside(value, other, what)
  }
}
