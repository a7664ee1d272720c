package import BlijkBasics

/// A value of signed JSON, and the place where it stands.
///
/// A signature over statements (RDF) does not sign the shape of the JSON: `"X"` and `["X"]` are the same
/// statement. So the shape may not decide anything. A member is absent, or has a shape that is asked for
/// here, or the document is unreadable and the message names the member. "Not a text" is never taken for
/// "absent".
package struct SignedValue: Sendable {
  package let json: JSON
  /// `credentialSubject.achievement`; empty for the document itself.
  private let place: String

  /// The document itself, or a part of it that is read by itself.
  package init(_ json: JSON, named place: String = "") {
    self.json = json
    self.place = place
  }

  // MARK: - Members of an object

  /// A member, or `nil` where there is none of this name.
  package func optional(_ name: String) throws(Problem) -> SignedValue? {
    guard let object = json.object else { throw wrong }
    return object[name].map { SignedValue($0, named: path(name)) }
  }

  /// A member that must be there.
  package func member(_ name: String) throws(Problem) -> SignedValue {
    guard let value = try optional(name) else {
      throw Problem(
        .unreadable, nl: "In het digitale bewijs ontbreekt '\(path(name))'.",
        en: "The credential lacks '\(path(name))'.")
    }
    return value
  }

  /// A text that must be there.
  package func text(_ name: String) throws(Problem) -> String { try member(name).text() }

  /// A text, where there is one.
  package func optionalText(_ name: String) throws(Problem) -> String? {
    try optional(name)?.text()
  }

  /// The elements of a member; none where it is absent.
  package func elements(_ name: String) throws(Problem) -> [SignedValue] {
    try optional(name)?.elements() ?? []
  }

  // MARK: - Shapes

  /// The text that this is.
  package func text() throws(Problem) -> String {
    guard case .string(let text) = json else { throw wrong }
    return text
  }

  /// The truth value that this is.
  package func bool() throws(Problem) -> Bool {
    guard case .bool(let truth) = json else { throw wrong }
    return truth
  }

  /// The whole number that this is, as `8` or as `8.0`.
  package func integer() throws(Problem) -> Int {
    switch json {
    case .integer(let number): return number
    case .decimal(let number):
      guard let whole = Int(exactly: number) else { throw wrong }
      return whole
    default: throw wrong
    }
  }

  /// The elements of a list, or the one value that stands alone. An empty list is neither.
  package func elements() throws(Problem) -> [SignedValue] {
    guard case .array(let elements) = json else { return [self] }
    guard !elements.isEmpty else { throw wrong }
    return elements.enumerated().map { SignedValue($1, named: "\(place)[\($0)]") }
  }

  /// The one value that stands alone or in a list of one.
  package func only() throws(Problem) -> SignedValue {
    let elements = try elements()
    guard elements.count == 1 else { throw wrong }
    return elements[0]
  }

  /// The texts of a list of texts, or the one that stands alone.
  package func texts() throws(Problem) -> [String] {
    try elements().map { element throws(Problem) in try element.text() }
  }

  /// The types of a node, of which there must be one.
  ///
  /// A class must go by the name that a context has for it. Its full address makes the same statement, but
  /// would not be recognised.
  package func types() throws(Problem) -> [String] {
    let value = try member("type")
    let types = try value.texts()
    guard !types.contains(where: LDContext.addresses.contains) else { throw value.wrong }
    return types
  }

  /// The address of a node: the text itself, or the `id` of an object.
  package func address() throws(Problem) -> String {
    json.object == nil ? try text() : try text("id")
  }

  /// A moment (RFC 3339), in seconds since 1970.
  package func moment() throws(Problem) -> Int {
    guard let seconds = Timestamp.seconds(try text()) else { throw wrong }
    return seconds
  }

  /// The problem to throw when this has a shape that is not read.
  package var wrong: Problem {
    guard !place.isEmpty else {
      return Problem(
        .unreadable, nl: "Dit is geen digitaal bewijs in een vorm die wij lezen.",
        en: "This is not a credential in a form that we read.")
    }
    return Problem(
      .unreadable, nl: "In het digitale bewijs heeft '\(place)' een vorm die wij niet lezen.",
      en: "'\(place)' in the credential has a form that we do not read.")
  }

  private func path(_ name: String) -> String { place.isEmpty ? name : "\(place).\(name)" }
}

extension SignedValue {
  /// Words for people: a text, or texts that each say their language (VC 2.0 §11.1), of which the Dutch
  /// come first, then the English, then any. Which one it is does not depend on their order.
  package func words() throws(Problem) -> String {
    if case .string(let text) = json { return text }
    var all: [(language: String, text: String)] = []
    for element in try elements() {
      all.append((try element.optionalText("@language") ?? "", try element.text("@value")))
    }
    let ranks = ["nl": 0, "en": 1]
    let best = all.min { one, other in
      (ranks[one.language] ?? 2, one.language, one.text)
        < (ranks[other.language] ?? 2, other.language, other.text)
    }
    guard let best else { throw wrong }
    return best.text
  }
}
