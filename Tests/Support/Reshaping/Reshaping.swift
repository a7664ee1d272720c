package import BlijkBasics

/// A document of which one thing is written otherwise.
package struct Reshaping: Sendable {
  /// Where: `credentialSubject.identifier[0]`.
  package let place: String
  /// How.
  package let what: String
  package let liberty: Liberty?
  private let original: [UInt8]
  private let range: Range<Int>
  private let replacement: [UInt8]

  package var bytes: [UInt8] {
    original[..<range.lowerBound] + replacement + original[range.upperBound...]
  }

  package init(_ place: String, _ what: String, _ bytes: [UInt8], _ liberty: Liberty? = nil) {
    self.place = place
    self.what = what
    self.liberty = liberty
    original = []
    range = 0..<0
    replacement = bytes
  }

  private init(_ place: Place, _ form: Form, of original: [UInt8]) {
    self.place = place.path.isEmpty ? "(all)" : place.path
    what = form.what
    liberty = form.liberty
    self.original = original
    range = place.range
    replacement = form.shape.bytes
  }

  /// Every one-step reshaping of a document in JSON, each once.
  package static func all(of json: JSON) -> [Reshaping] {
    let whole = SpelledJSON(json)
    let (bytes, places) = whole.located()
    var all: [Reshaping] = []
    for place in places {
      // As it is, and each other way once.
      var known: Set<[UInt8]> = [Array(bytes[place.range])]
      for form in Form.all(of: place) {
        let reshaping = Reshaping(place, form, of: bytes)
        if known.insert(reshaping.replacement).inserted { all.append(reshaping) }
      }
    }
    all += Form.ofDocument(whole).map { Reshaping("(all)", $0.what, $0.shape.bytes, $0.liberty) }
    return all + Reshaping.ofText(whole)
  }

  /// One of them, by chance.
  package static func any(of whole: SpelledJSON, _ chance: inout Chance) -> SpelledJSON {
    guard Int.random(in: 0..<8, using: &chance) > 0 else {
      return Form.ofDocument(whole).randomElement(using: &chance)?.shape ?? whole
    }
    let (_, places) = whole.located()
    guard let number = places.indices.randomElement(using: &chance),
      let form = Form.all(of: places[number]).randomElement(using: &chance)
    else { return whole }
    return whole.replacing([number: form.shape])
  }
}
