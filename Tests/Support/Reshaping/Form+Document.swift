extension Form {
  /// Ways to write the whole document otherwise, at more than one place or around it.
  package static func ofDocument(_ whole: SpelledJSON) -> [Form] {
    [
      Form("all members sorted", whole.sorted(by: { $0 < $1 }), .order),
      Form("all members reversed", whole.sorted(by: { $0 > $1 }), .order),
      Form("every whole number with .0", whole.withDecimalPoints, .number),
      Form("every list of one without it", whole.withoutListsOfOne, .bare),
    ] + proofs(whole) + around(whole) + shared(whole)
  }

  private static func around(_ whole: SpelledJSON) -> [Form] {
    let context = whole["@context"] ?? .null
    let inner = whole.with("@context", nil)
    let v2 = SpelledJSON.text("https://www.w3.org/ns/credentials/v2")
    func presentation(_ value: SpelledJSON) -> SpelledJSON {
      .object(
        "@context", .list([v2]), ("type", .list([.text("VerifiablePresentation")])),
        ("verifiableCredential", value))
    }
    return [
      Form("in @graph", .object("@context", context, ("@graph", .list([inner])))),
      Form("bare in @graph", .object("@context", context, ("@graph", inner))),
      Form("in @graph with its context", .object("@context", context, ("@graph", .list([whole])))),
      Form("in @included", .object("@context", context, ("@included", .list([inner])))),
      Form("in a presentation", presentation(whole)),
      Form("in a presentation, in a list", presentation(.list([whole]))),
      Form("in vc", .object("vc", whole)), Form("in credential", .object("credential", whole)),
      Form("as a text", .text(String(decoding: whole.bytes, as: UTF8.self))),
      Form("twice", .list([whole, whole])),
      Form("its proof beside it", .list([whole.with("proof", nil), whole["proof"] ?? .null])),
    ]
  }
}

extension SpelledJSON {
  private func mapped(_ change: (SpelledJSON) -> SpelledJSON) -> SpelledJSON {
    switch self {
    case .leaf: change(self)
    case .list(let all): change(.list(all.map { $0.mapped(change) }))
    case .object(let all):
      change(.object(all.map { Member($0.name, $0.value.mapped(change)) }))
    }
  }

  fileprivate func sorted(by isBefore: (String, String) -> Bool) -> SpelledJSON {
    mapped { shape in
      guard let all = shape.members else { return shape }
      return .object(all.sorted { isBefore($0.name, $1.name) })
    }
  }

  fileprivate var withDecimalPoints: SpelledJSON {
    mapped { shape in
      guard case .leaf(let text) = shape, Int(text) != nil else { return shape }
      return .leaf("\(text).0")
    }
  }

  fileprivate var withoutListsOfOne: SpelledJSON {
    mapped { shape in
      guard let all = shape.elements, all.count == 1 else { return shape }
      return all[0]
    }
  }
}
