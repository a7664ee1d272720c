extension Form {
  static func ofObject(_ all: [SpelledJSON.Member]) -> [Form] {
    let value = SpelledJSON.object(all)
    var forms = contexts(within: value) + added(to: value) + ofNode(value)
    forms.append(Form("its members reversed", .object(all.reversed()), .order))
    for index in all.indices { forms += ofMember(index, of: all) }
    for (what, parts) in halves(of: value) { forms.append(Form(what, .list(parts))) }
    return forms
  }

  /// A member left out, twice, under another name, or in other company.
  private static func ofMember(_ index: Int, of all: [SpelledJSON.Member]) -> [Form] {
    let (name, value) = (all[index].name, all[index].value)
    var others = all
    others.remove(at: index)
    func inPlace(_ members: [SpelledJSON.Member]) -> SpelledJSON {
      .object(Array(all[..<index]) + members + Array(all[(index + 1)...]))
    }
    var forms = [Form("without \(name)", .object(others))]
    for other in [value, .null, .text("2099-12-31T23:59:59Z")] {
      let what = "\(name) twice, \(String(decoding: other.bytes, as: UTF8.self).prefix(40))"
      let twin = SpelledJSON.Member(name, other)
      forms.append(Form("\(what) last", .object(all + [twin])))
      forms.append(Form("\(what) first", .object([twin] + all)))
    }
    for other in KnownNames.others(for: name) {
      let renamed = SpelledJSON.Member(other, value)
      forms.append(Form("\(name) as \(other)", inPlace([renamed])))
      forms.append(Form("\(other) beside \(name)", inPlace([all[index], renamed])))
      forms.append(Form("\(other) before \(name)", inPlace([renamed, all[index]])))
    }
    guard name != "@context" else { return forms }
    let moved = SpelledJSON.object(name, value)
    forms.append(Form("\(name) in @nest", .object(others).with("@nest", moved)))
    for word in ["@graph", "@included"] {
      if let id = SpelledJSON.object(all).id {
        let node = SpelledJSON.object("id", .text(id), (name, value))
        forms.append(
          Form("\(name) as a node in \(word)", .object(others).with(word, .list([node]))))
      }
    }
    return forms
  }

  /// Members that say nothing, or another thing.
  private static func added(to value: SpelledJSON) -> [Form] {
    var forms: [Form] = []
    let isWhole = value["@context"] != nil
    for name in KnownNames.telling(of: isWhole) where value[name] == nil {
      for empty in isWhole ? Form.empty : [.null, .nothing] {
        let what = "\(name): \(String(decoding: empty.bytes, as: UTF8.self)) added"
        forms.append(Form(what, value.with(name, empty)))
      }
    }
    for (name, other) in [
      ("@index", SpelledJSON.text("x")), ("@id", .text("urn:x")), ("@type", .text("urn:x")),
      ("@type", .nothing), ("@graph", .nothing), ("@included", .nothing), ("@reverse", .object([])),
      ("onbekend", .text("x")), ("urn:x", .null), ("@x", .text("x")), ("", .text("x")),
    ] {
      let what = "\(name): \(String(decoding: other.bytes, as: UTF8.self)) added"
      forms.append(Form(what, value.with(name, other)))
    }
    return forms
  }
}
