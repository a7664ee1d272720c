package import BlijkBasics

/// What a catalogue says of a kind of document.
extension Texts {
  /// What it is called, with what stands below it.
  package func heading(of kind: Kind) throws(Problem) -> String {
    [try text(Self.key(kind, "heading")), optional(Self.key(kind, "subheading"))]
      .compactMap(\.self).joined(separator: " ")
  }

  /// What it is not.
  package func boundary(of kind: Kind) throws(Problem) -> String {
    try text(Self.key(kind, "boundary"))
  }

  /// The key of one of its texts.
  package static func key(_ kind: Kind, _ text: String) -> String { "kind.\(kind.word).\(text)" }
}
