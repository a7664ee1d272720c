/// The terms that a JSON-LD document may use.
struct LDContext: Sendable {
  /// Those that count everywhere.
  let common: [String: LDTerm]
  /// Those that count in a node of a type only, and not in the nodes inside it (JSON-LD 1.1 §4.1.7,
  /// "Scoped Contexts").
  let byType: [String: [String: LDTerm]]

  /// The context that every credential begins with (Verifiable Credentials 2.0 §4.3).
  static let credentialsAddress = "https://www.w3.org/ns/credentials/v2"

  /// The contexts that are known, by their addresses.
  static let known: [String: LDContext] = [
    credentialsAddress: credentials,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": openBadges,
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json": openBadges2,
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": extensions,
  ]

  /// Every address that they have a name for which counts everywhere, as classes have.
  static let addresses = Set(
    known.values.flatMap { $0.common.values.map(\.iri) }.filter(IRI.isAbsolute))
}

/// The terms at one place of a document: those of the place itself count before those around it.
struct LDScope {
  /// The outermost first. They are looked through and never merged: a credential has dozens of places.
  private var layers: [[String: LDTerm]]

  init(_ contexts: [LDContext]) { layers = contexts.map(\.common) }

  subscript(name: String) -> LDTerm? {
    for layer in layers.reversed() {
      if let term = layer[name] { return term }
    }
    return nil
  }

  mutating func enter(_ terms: [String: LDTerm]) {
    if !terms.isEmpty { layers.append(terms) }
  }
}
